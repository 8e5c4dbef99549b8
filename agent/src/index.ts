export type { ChartKind } from '../../shared/charts.ts';
export type { Agent } from './api.ts';
export { attach } from './attach.ts';
export type { ChartHandle, ChartOptions, HeatmapOptions, SeriesChartOptions, SeriesOptions } from './chart.ts';
export type { CollectorName } from './collectors/collector-name.ts';
export { createAgent } from './create-agent.ts';
export { chart, mark } from './custom.ts';
export { listen } from './listen.ts';
export type { AgentOptions, EndpointOptions, ListenOptions, SamplerOptions, ServiceOptions } from './options.ts';
