/** A file that a person gives inside JSON. */
import { z } from 'zod';

/** A name that no system takes for a path or a header, and that is read as it stands. */
export const FileName = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[^\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}/\\:*?"<>|]+$/u);
const MediaType = z.string().regex(/^[a-z]+\/[a-z0-9.+-]{1,80}$/);
export const GivenFile = z.strictObject({ name: FileName, contentType: MediaType, base64: z.base64() });
