/** A finding as a sentence. Pure. */
import { bytes, grouped } from '../../../ui/figures.ts';
import { timeText, type CalculatorWords } from '../words.ts';
import type { Finding } from './findings.ts';
import type { PasteWords } from './words.ts';

export interface Tongue {
  words: PasteWords;
  units: CalculatorWords;
  /** How a server is called in a sentence. */
  nameOf: (id: string) => string;
}

export function sentenceOf(finding: Finding, { words, units, nameOf }: Tongue): string {
  const { found } = words;
  const [a = '', b = ''] = finding.servers.map(nameOf);
  const time = (seconds: number) => timeText(seconds, units);
  const with_ = (sentence: string, more: string | null) =>
    more === null ? sentence : `${sentence} ${more}`;
  switch (finding.code) {
    case 'all-well':
      return found['all-well']();
    case 'two-masters':
      return found['two-masters'](a, b, grouped(finding.forkedAt), bytes(finding.extra));
    case 'two-histories':
      return found['two-histories'](finding.servers.map(nameOf).join(', '));
    case 'intruder':
    case 'never-connected':
      return found[finding.code](a, finding.host);
    case 'link-down':
      return with_(
        found['link-down'](a, b, time(finding.seconds)),
        finding.lasts === null ? null : found['link-down-lasts'](time(finding.lasts)),
      );
    case 'syncing':
      return found.syncing(a, finding.percent === null ? '' : ` (${finding.percent}%)`);
    case 'behind':
      return with_(
        found.behind(a, bytes(finding.bytes), bytes(finding.room)),
        finding.lasts === null ? null : found['behind-lasts'](time(finding.lasts)),
      );
    case 'outrun':
      return found.outrun(a, bytes(finding.bytes), bytes(finding.held));
    case 'lag-misread':
      return found['lag-misread'](a, String(finding.lag), bytes(finding.bytes));
    case 'silent':
      return found.silent(a, String(finding.lag), String(finding.timeout));
    case 'backlog-lasts':
      return found['backlog-lasts'](
        a,
        time(finding.seconds),
        units.perSecond(bytes(Math.round(finding.rate))),
      );
    case 'announced-elsewhere':
      return found['announced-elsewhere'](a, finding.listed);
    case 'chain':
    case 'stale-chain':
      return found[finding.code](a, nameOf(finding.middle));
    case 'min-replicas':
      return found['min-replicas'](a, String(finding.good), String(finding.wanted));
    case 'limit-below-backlog':
      return found['limit-below-backlog'](a, bytes(finding.limit), bytes(finding.size));
    case 'timeout-near-ping':
      return found['timeout-near-ping'](a, String(finding.timeout), String(finding.ping));
    case 'failover':
      return found.failover(a, finding.state);
    case 'no-answer':
      return found['no-answer'](a, finding.error);
    case 'refused-by-master':
    case 'mutual':
    case 'other-history':
      return found[finding.code](a, b);
    default:
      return found[finding.code](a);
  }
}
