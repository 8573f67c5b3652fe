/** What a monitor reads of this process, as OpenMetrics: numbers and closed words, never a person, an id or a text. */
import { Counter, collectDefaultMetrics, Gauge, Histogram, type OpenMetricsContentType, Registry } from 'prom-client';

/** One value of a gauge, with the closed words that tell it from the others of its name. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

interface GaugeOptions {
  readonly help: string;
  readonly labels?: readonly string[];
}

/** What was read for a gauge; null where it is not known. */
type Read = number | null | readonly Sample[];

/** Seconds: most answers take milliseconds, a large message minutes. */
const BUCKETS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120];

/** The numbers of one application; a module adds its own in onModuleInit. */
export class Metrics {
  private readonly registry = new Registry<OpenMetricsContentType>();
  private readonly readings: (() => Promise<void>)[] = [];
  readonly contentType = Registry.OPENMETRICS_CONTENT_TYPE;

  constructor() {
    this.registry.setContentType(Registry.OPENMETRICS_CONTENT_TYPE);
  }

  /** Memory, processor, event loop and handles of the process, under the names that every Node.js program gives them. */
  watchProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Gauges that are read together each time a monitor asks. Those that cannot be read are left out of that answer. */
  watch<Name extends string>(gauges: Record<Name, GaugeOptions>, read: () => Promise<Record<Name, Read>>): void {
    const made = Object.entries<GaugeOptions>(gauges).map(([name, { help, labels = [] }]) => ({
      name: name as Name,
      gauge: new Gauge({ name, help, labelNames: [...labels], registers: [this.registry] }),
    }));
    this.readings.push(async () => {
      const values = await read().catch(() => null);
      for (const { name, gauge } of made) set(gauge, values?.[name] ?? null);
    });
  }

  /** @param name ends in `_total` */
  counter(name: string, { help, labels = [] }: GaugeOptions): Counter {
    return new Counter({ name, help, labelNames: [...labels], registers: [this.registry] });
  }

  /** @param name ends in `_seconds`, which it is observed in */
  seconds(name: string, { help, labels = [] }: GaugeOptions): Histogram {
    return new Histogram({ name, help, labelNames: [...labels], buckets: BUCKETS, registers: [this.registry] });
  }

  /** The text of `/metrics`, ended by `# EOF`. */
  async text(): Promise<string> {
    await Promise.all(this.readings.map((read) => read()));
    return this.registry.metrics();
  }
}

/** A gauge without a value is left out: 0 would say that all is well. */
function set(gauge: Gauge, read: Read): void {
  gauge.reset();
  gauge.remove({});
  if (read === null) return;
  if (typeof read === 'number') gauge.set(read);
  else for (const { labels, value } of read) gauge.set({ ...labels }, value);
}
