import type { PolicyReport } from '@ringfence/model';
import { expect, test } from 'vitest';
import { PLAIN, WEB } from './fixtures/event.ts';
import { probeAnswer } from './probe-answer.ts';

const host = { ...PLAIN, id: 'host', kind: 'host', name: 'worker-1', labels: {} } as const;
const twin = { ...WEB, id: 'twin' };

function report(name: string, namespace: string, ...ids: string[]): PolicyReport {
  const text = `kind: KubeArmorPolicy\nspec: { file: { matchPaths: [{ path: /${name} }] } }`;
  const known: Partial<PolicyReport> = {
    name: { kind: 'KubeArmorPolicy', namespace, name },
    text,
    fileName: '',
    workloads: ids.map((id) => ({ id, name: '', namespace: '' })),
    rules: [],
  };
  return known as PolicyReport;
}

const json = (policy: { policy?: Uint8Array | null } | undefined): unknown =>
  JSON.parse(Buffer.from(policy?.policy ?? []).toString());

test('containers, their policies and those of the host', () => {
  const policies = [
    report('first', 'shop', WEB.id, 'twin'),
    report('second', 'shop', 'twin'),
    report('ours', '', 'host'),
    report('nobody', 'shop'),
  ];
  const answer = probeAnswer([host, WEB, twin, PLAIN], policies, 'worker-1');
  expect(answer.containerList).toEqual(['nginx', 'plain']);
  // A container without policy is not in the map: that is how clients know it.
  expect(Object.keys(answer.containerMap ?? {})).toEqual(['nginx']);
  const nginx = answer.containerMap?.nginx;
  expect(nginx).toMatchObject({ policyList: ['first', 'second'], policyEnabled: 1 });
  expect(json(nginx?.policyDataList?.[1])).toEqual({
    metadata: { namespaceName: 'shop', policyName: 'second' },
    spec: { file: { matchPaths: [{ path: '/second' }] } },
  });
  const ofHost = answer.hostMap?.['worker-1'];
  expect(Object.keys(answer.hostMap ?? {})).toEqual(['worker-1']);
  expect(ofHost?.policyList).toEqual(['ours']);
  expect(json(ofHost?.policyDataList?.[0])).toMatchObject({ metadata: { policyName: 'ours' } });
});

test('nothing is in force on nobody', () => {
  expect(probeAnswer([host], [], 'worker-1')).toEqual({
    containerList: [],
    containerMap: {},
    hostMap: {},
  });
});
