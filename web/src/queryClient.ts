import { QueryClient } from '@tanstack/react-query';
import { ApiProblem } from './api/problem';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      refetchOnWindowFocus: true,
      // An answer that says "no" stays "no"; only silence and the server's own mistakes are worth asking again.
      retry: (failures, error) => failures < 2 && !(error instanceof ApiProblem && error.status >= 400 && error.status < 500),
    },
    mutations: { retry: false },
  },
});
