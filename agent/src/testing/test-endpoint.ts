import { onTestFinished } from 'vitest';
import { createEndpoint, type Endpoint, type EndpointSettings } from '../endpoint/endpoint.ts';
import { type ConnectOptions, connect, type TestClient } from './test-client.ts';
import { createTestSampler, type TestSampler } from './test-sampler.ts';
import { openServer } from './test-server.ts';

/** An endpoint on a server of its own, over a sampler that the test drives. */
interface TestEndpoint extends TestSampler {
  endpoint: Endpoint;
  port: number;
  url: string;
  /** Connects a client, which is closed when the test ends. */
  connect(options?: ConnectOptions): TestClient;
}

export async function serveEndpoint(
  settings: Partial<EndpointSettings> = {},
  test: TestSampler = createTestSampler(),
): Promise<TestEndpoint> {
  const path = '/debug/procscope';
  const defaults = { path, token: undefined, origins: [], hosts: [], maxClients: 16 };
  const endpoint = createEndpoint({ ...defaults, ...settings }, test.sampler);
  const { server, port } = await openServer();
  server.on('upgrade', endpoint.handleUpgrade);
  onTestFinished(async () => {
    await endpoint.close();
    test.sampler.close();
  });
  const url = `ws://127.0.0.1:${port}${path}`;
  return {
    ...test,
    endpoint,
    port,
    url,
    connect(options) {
      const client = connect(url, options);
      onTestFinished(() => client.socket.terminate());
      return client;
    },
  };
}
