/** The zones of one page over its picture: drawn with the mouse, moved and resized by keyboard. */
import { type PointerEvent, useRef, useState } from 'react';
import { useWords } from '../../i18n/language.js';
import css from './Redactor.module.css';
import { afterStroke, type Box, boxBetween, isClick, type Zone } from './zones.js';

interface ZoneLayerProps {
  readonly page: number;
  /** Of the whole document: their numbers are their places in it. */
  readonly zones: readonly Zone[];
  readonly onDraw: (box: Box) => void;
  readonly onChange: (zone: Zone) => void;
  readonly onRemove: (zone: Zone) => void;
}

type Point = readonly [number, number];

export function ZoneLayer({ page, zones, onDraw, onChange, onRemove }: ZoneLayerProps) {
  const { redaction } = useWords();
  const layer = useRef<HTMLDivElement>(null);
  const [stroke, setStroke] = useState<{ readonly from: Point; readonly to: Point } | null>(null);
  const pointOf = ({ clientX, clientY }: PointerEvent): Point => {
    const { left, top, width, height } = layer.current?.getBoundingClientRect() ?? new DOMRect(0, 0, 1, 1);
    return [(clientX - left) / width, (clientY - top) / height];
  };
  const start = (event: PointerEvent) => {
    if (event.button !== 0 || event.target !== layer.current) return;
    layer.current.setPointerCapture(event.pointerId);
    setStroke({ from: pointOf(event), to: pointOf(event) });
  };
  const end = () => {
    const drawn = stroke && boxBetween(page, stroke.from, stroke.to);
    setStroke(null);
    if (drawn && !isClick(drawn)) onDraw(drawn);
  };
  return (
    <div
      ref={layer}
      className={css.layer}
      onPointerDown={start}
      onPointerMove={(event) => setStroke((now) => now && { ...now, to: pointOf(event) })}
      onPointerUp={end}
      onPointerCancel={() => setStroke(null)}
    >
      {zones.map((zone, at) =>
        zone.page === page ? (
          <button
            key={zone.id}
            id={`zone-${zone.id}`}
            type="button"
            className={css.zone}
            style={placeOf(zone)}
            aria-label={redaction.zone(at + 1, page, redaction.reasons[zone.reason])}
            aria-describedby="redaction-keys"
            onKeyDown={(event) => {
              if (event.key === 'Delete' || event.key === 'Backspace') onRemove(zone);
              const moved = afterStroke(zone, event);
              if (!moved) return;
              event.preventDefault();
              onChange({ ...zone, ...moved });
            }}
          >
            <span>{at + 1}</span>
          </button>
        ) : null,
      )}
      {stroke ? <div className={css.stroke} style={placeOf(boxBetween(page, stroke.from, stroke.to))} /> : null}
    </div>
  );
}

const percent = (share: number): string => `${share * 100}%`;
const placeOf = ({ left, top, width, height }: Box) => ({
  left: percent(left),
  top: percent(top),
  width: percent(width),
  height: percent(height),
});
