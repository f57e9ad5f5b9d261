import { apiRoot, newKey, query } from './client';
import { ApiProblem, toProblem, unreachable } from './problem';
import type { Import, ImportObject } from './types';

/** Sends a file as it is. `fetch` cannot say how much is already sent; this can. */
export function uploadImport(object: ImportObject, file: File, onProgress: (share: number) => void, signal: AbortSignal): Promise<Import> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', `${apiRoot}/imports${query({ object, fileName: file.name })}`);
    request.setRequestHeader('X-Tandem-Csrf', '1');
    request.setRequestHeader('Idempotency-Key', newKey());
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => {
      const body = parse(request.responseText);
      if (request.status >= 200 && request.status < 300) resolve(body as Import);
      else reject(new ApiProblem(toProblem(body, request.status)));
    };
    request.onerror = () => reject(new ApiProblem(unreachable));
    request.onabort = () => reject(new DOMException('Cancelled', 'AbortError'));
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
