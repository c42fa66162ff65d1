import { Type } from 'typebox';
import { CLOSED, checked, fromSource, inheritedFields } from './annotation.ts';

/** Which kinds of socket may be made, without address or port. */
export const networkSection = Type.Object(
  {
    ...inheritedFields,
    matchProtocols: Type.Optional(
      Type.Array(
        Type.Object(
          {
            ...inheritedFields,
            protocol: Type.String({
              ...checked('protocols'),
              description: 'One socket protocol or type, or several with commas between.',
            }),
            pts: Type.Optional(Type.Boolean()),
            fromSource,
          },
          CLOSED,
        ),
      ),
    ),
    matchDNSQueries: Type.Optional(
      Type.Array(
        Type.Object(
          { ...inheritedFields, domain: Type.String({ minLength: 1 }), fromSource },
          CLOSED,
        ),
      ),
    ),
  },
  CLOSED,
);

const port = Type.Integer({ minimum: 1, maximum: 65535 });

const ports = Type.Optional(
  Type.Array(
    Type.Object(
      {
        protocol: Type.Optional(
          Type.Enum(['TCP', 'UDP', 'SCTP'], { description: 'Absent: any protocol.' }),
        ),
        port: Type.Optional(port),
        endPort: Type.Optional(port),
      },
      { ...CLOSED, ...checked('port-range') },
    ),
    { minItems: 1, description: 'Absent: every port of every protocol.' },
  ),
);

const peers = Type.Optional(
  Type.Array(Type.Object({ cidr: Type.String(checked('cidr')) }, CLOSED), {
    minItems: 1,
    description: 'Absent: anywhere.',
  }),
);

/** Connections that the workload opens. */
export const egressSection = Type.Array(
  Type.Object({ ...inheritedFields, to: peers, ports, fromSource }, CLOSED),
);

/** Connections that others open to the workload. */
export const ingressSection = Type.Array(
  Type.Object({ ...inheritedFields, from: peers, ports, fromSource }, CLOSED),
);
