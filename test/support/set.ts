/** The short set runs with every test, the long one with `npm run faults` and in CI. */
const isLong = process.env.TEST_SET === 'long';

/** Of two sizes, or of two lists, the one of the set that runs. */
export const size = <Size>({ short, long }: { short: Size; long: Size }): Size => (isLong ? long : short);
