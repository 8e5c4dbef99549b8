import { expect } from 'vitest';

interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** What a route answers, without what is new in every answer: its date. */
export async function ask(url: string, init?: RequestInit): Promise<Answer> {
  const response = await fetch(url, init);
  const { date: _date, ...headers } = Object.fromEntries(response.headers);
  return { status: response.status, headers, body: await response.text() };
}

/** Sees that a route answers as written, now and under observation: `during` lies between. */
export async function expectSame(
  url: string,
  body: string,
  during: (request: () => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const before = await ask(url);
  expect(before).toMatchObject({ status: 200, body });
  await during(() => ask(url));
  expect(await ask(url)).toEqual(before);
}
