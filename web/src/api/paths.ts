import type { paths as served } from './schema';

/** The addresses of the API as the client calls them: below `/api/v1`, which is its base. */
export type paths = { [Path in keyof served as Path extends `/api/v1${infer Below}` ? Below : never]: served[Path] };
