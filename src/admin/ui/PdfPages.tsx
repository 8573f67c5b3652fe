/** A PDF page under page, as wide as its pane, with the words over the picture for those who select or listen. */
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useWords } from '../i18n/language.js';
import css from './PdfPages.module.css';
import { openPdf, type PDFDocumentProxy, type PDFPageProxy, TextLayer } from './pdf.js';
import { Scroll } from './scroll.js';
import { Loading, Note } from './states.js';

interface PdfPagesProps {
  readonly bytes: Uint8Array;
  readonly label: string;
  /** What lies over the page of that number, in its own measure. */
  readonly over?: (page: number) => ReactNode;
}

export function PdfPages({ bytes, label, over }: PdfPagesProps) {
  const { states } = useWords();
  const pages = usePages(bytes);
  const place = useRef<HTMLDivElement>(null);
  const width = useWidth(place);
  return (
    <Scroll className={css.desk} label={label} ref={place}>
      {pages === 'broken' ? <Note>{states.unreadable}</Note> : null}
      {pages === null ? <Loading /> : null}
      {Array.isArray(pages) && width > 0
        ? pages.map((page) => (
            <Page key={page.pageNumber} page={page} width={width}>
              {over?.(page.pageNumber)}
            </Page>
          ))
        : null}
    </Scroll>
  );
}

function usePages(bytes: Uint8Array): readonly PDFPageProxy[] | 'broken' | null {
  const [pages, setPages] = useState<readonly PDFPageProxy[] | 'broken' | null>(null);
  useEffect(() => {
    let gone = false;
    let opened: PDFDocumentProxy | undefined;
    const open = async () => {
      opened = await openPdf(bytes);
      const numbers = Array.from({ length: opened.numPages }, (_, at) => at + 1);
      const read = await Promise.all(numbers.map((number) => opened?.getPage(number)));
      if (!gone) setPages(read.filter((page) => page !== undefined));
    };
    setPages(null);
    open().catch(() => {
      if (!gone) setPages('broken');
    });
    return () => {
      gone = true;
      void opened?.loadingTask.destroy();
    };
  }, [bytes]);
  return pages;
}

const WIDEST = 860;
const MARGINS = 32;

function useWidth(place: React.RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setWidth(Math.min(element.clientWidth - MARGINS, WIDEST)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [place]);
  return width;
}

interface PageProps {
  readonly page: PDFPageProxy;
  readonly width: number;
  readonly children: ReactNode;
}

function Page({ page, width, children }: PageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const words = useRef<HTMLDivElement>(null);
  const scale = width / page.getViewport({ scale: 1 }).width;
  const viewport = page.getViewport({ scale });
  useEffect(() => {
    const [picture, text] = [canvas.current, words.current];
    if (!picture || !text) return;
    const sharp = page.getViewport({ scale: scale * devicePixelRatio });
    picture.width = Math.floor(sharp.width);
    picture.height = Math.floor(sharp.height);
    const drawing = page.render({ canvas: picture, viewport: sharp });
    text.replaceChildren();
    text.style.setProperty('--total-scale-factor', String(scale));
    const layer = new TextLayer({
      textContentSource: page.streamTextContent(),
      container: text,
      viewport: page.getViewport({ scale }),
    });
    // Both reject when they are cancelled, which is no fault.
    drawing.promise.catch(() => undefined);
    layer.render().catch(() => undefined);
    return () => {
      drawing.cancel();
      layer.cancel();
    };
  }, [page, scale]);
  return (
    <div className={css.page} style={{ width: viewport.width, height: viewport.height }}>
      <canvas ref={canvas} aria-hidden />
      <div ref={words} className={css.text} />
      {children}
    </div>
  );
}
