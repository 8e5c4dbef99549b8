/** The built-in collectors, as the option `collectors` names them. */
export type CollectorName = 'memory' | 'gc' | 'eventloop' | 'cpu' | 'resources' | 'workers' | 'http' | 'system';
