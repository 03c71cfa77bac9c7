// SPDX-License-Identifier: Apache-2.0
import type { ReactNode } from 'react';
import { Icon, type IconName } from './icon.tsx';

export type Tone = 'info' | 'ok' | 'warn' | 'bad';

const mark: Record<Tone, IconName> = { info: 'info', ok: 'check', warn: 'alert', bad: 'alert' };

interface Props {
  tone?: Tone;
  icon?: IconName;
  /** Only for what the person just did and what failed. */
  alert?: boolean;
  action?: ReactNode;
  children: ReactNode;
}

export function Banner({ tone = 'info', icon, alert, action, children }: Props) {
  return (
    <div className={`banner ${tone}`} role={alert ? 'alert' : undefined}>
      <Icon name={icon ?? mark[tone]} />
      <div className="grow">{children}</div>
      {action && <div className="act">{action}</div>}
    </div>
  );
}
