import { Type } from 'typebox';
import { CLOSED, checked } from './annotation.ts';

const matchLabels = Type.Record(Type.String(), Type.String(), {
  description: 'Every label must be there with this value.',
});

const operator = Type.Enum(['In', 'NotIn']);

const labelExpression = Type.Object(
  {
    key: Type.Enum(['label']),
    operator,
    values: Type.Array(Type.String(checked('label-value')), { minItems: 1 }),
  },
  CLOSED,
);

const namespaceExpression = Type.Object(
  {
    key: Type.Enum(['namespace', 'label']),
    operator,
    values: Type.Array(Type.String({ minLength: 1 }), { minItems: 1 }),
  },
  { ...CLOSED, ...checked('label-value') },
);

/** Within one namespace. */
export const namespacedSelector = Type.Object(
  {
    matchLabels: Type.Optional(matchLabels),
    matchExpressions: Type.Optional(Type.Array(labelExpression)),
  },
  CLOSED,
);

/** Over all namespaces, by expressions alone. */
export const expressionSelector = Type.Object(
  { matchExpressions: Type.Optional(Type.Array(namespaceExpression)) },
  CLOSED,
);

/** Over all namespaces. */
export const clusterSelector = Type.Object(
  {
    matchLabels: Type.Optional(matchLabels),
    matchExpressions: Type.Optional(Type.Array(namespaceExpression)),
  },
  CLOSED,
);

export const nodeSelector = Type.Object({ matchLabels: Type.Optional(matchLabels) }, CLOSED);
export const requiredNodeSelector = Type.Object({ matchLabels }, CLOSED);
