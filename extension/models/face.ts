import type { Fault, SourceStatus } from '../sources/source.ts';

/** The names of all states that a service can be shown in. */
export type FaceState = 'connecting' | 'no-data' | 'live' | 'paused' | 'silent' | 'lost' | 'recorded' | Fault;

/** What the person can do about a state with one click. */
export type FaceAction = 'retry' | 'edit' | 'adopt';

/** How a state is shown: one indicator, and where there is more to say, a sentence and the next steps. */
export interface Face {
  state: FaceState;
  tone: 'good' | 'neutral' | 'busy' | 'warning' | 'bad';
  label: string;
  /** What is the matter, in a sentence; missing where nothing is. */
  message?: string;
  /** What to do or check about it. */
  advice: string[];
  actions: FaceAction[];
  /** When the next try is, in milliseconds since the epoch. */
  retryAt?: number;
}

interface FaultFace {
  label: string;
  advice: string[];
  actions: FaceAction[];
}

const FAULTS: Record<Fault, FaultFace> = {
  unreachable: {
    label: 'Not reachable',
    advice: [
      'Is the service running, with the agent in it?',
      'Does the address have the right port?',
      'On another machine, an agent with a port of its own is heard there alone, unless its option host says otherwise.',
    ],
    actions: ['retry', 'edit'],
  },
  unresponsive: {
    label: 'Not answering',
    advice: [
      'The process may be stopped, in a breakpoint, or its event loop blocked.',
      'It is taken up as soon as it answers.',
    ],
    actions: ['retry', 'edit'],
  },
  unanswered: {
    label: 'No agent answers',
    advice: [
      'Check the path: the application may listen for upgrades itself and ignore this one.',
      'A process that was stopped just now is taken up when it goes on.',
    ],
    actions: ['retry', 'edit'],
  },
  foreign: {
    label: 'Not an agent',
    advice: [
      'Check the port and the path; agents answer at /debug/procscope unless told otherwise.',
      'Behind a proxy, WebSocket upgrades must be passed on.',
    ],
    actions: ['retry', 'edit'],
  },
  'other-service': {
    label: 'Another service',
    advice: ['The panel keeps looking for this service on ports 7575 to 7594.'],
    actions: ['adopt', 'edit'],
  },
  token: {
    label: 'Token needed',
    advice: [
      'Paste the URL that the service printed, with its #token=…, or enter the token.',
      'It is the value of PROCSCOPE_TOKEN, or of the option token, where the service runs; without either it lies in the service’s node_modules/.cache/procscope/token.',
    ],
    actions: ['edit', 'retry'],
  },
  version: {
    label: 'Version mismatch',
    advice: ['Update the npm package procscope in the service, or this extension, so that both are current.'],
    actions: ['retry'],
  },
  host: {
    label: 'Host refused',
    advice: ['Add the host name to the agent’s option hosts, or give the agent a token.'],
    actions: ['edit', 'retry'],
  },
  full: {
    label: 'Agent is full',
    advice: ['Close other panels that watch this service, or raise its option maxClients.'],
    actions: ['retry'],
  },
  protocol: {
    label: 'Malformed data',
    advice: ['The agent and this extension may not fit together; update both.'],
    actions: ['retry'],
  },
  closed: { label: 'Disconnected', advice: [], actions: ['retry'] },
};

/** What to say of a service, from its status, whether data of it are held, and whether the view stands still. */
export function faceOf(status: SourceStatus, hasData: boolean, isPaused: boolean): Face {
  switch (status.state) {
    case 'connecting':
      return { state: 'connecting', tone: 'busy', label: 'Connecting…', advice: [], actions: [] };
    case 'live':
      return liveFace(hasData, isPaused);
    case 'silent':
      return {
        state: 'silent',
        tone: 'warning',
        label: 'Silent',
        message: 'The connection stands, but no sample comes.',
        advice: ['The process may be stopped, in a breakpoint, or its event loop blocked; it goes on by itself.'],
        actions: [],
      };
    case 'recorded':
      return {
        state: 'recorded',
        tone: status.problem === undefined ? 'neutral' : 'warning',
        label: status.problem === undefined ? 'Recorded' : 'Recorded in part',
        ...(status.problem === undefined ? {} : { message: status.problem }),
        advice: status.note === undefined ? [] : [status.note],
        actions: [],
      };
    case 'down': {
      const lost = hasData && (status.fault === 'closed' || status.fault === 'unreachable');
      const { label, advice, actions } = FAULTS[status.fault];
      return {
        state: lost ? 'lost' : status.fault,
        tone: 'bad',
        label: lost ? 'Lost' : label,
        message: status.reason,
        advice: lost ? [] : advice,
        actions,
        retryAt: status.retryAt,
      };
    }
  }
}

function liveFace(hasData: boolean, isPaused: boolean): Face {
  if (!hasData)
    return { state: 'no-data', tone: 'busy', label: 'Waiting for the first sample…', advice: [], actions: [] };
  return isPaused
    ? { state: 'paused', tone: 'warning', label: 'Paused', advice: [], actions: [] }
    : { state: 'live', tone: 'good', label: 'Live', advice: [], actions: [] };
}
