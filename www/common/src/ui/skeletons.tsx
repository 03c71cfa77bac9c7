// SPDX-License-Identifier: Apache-2.0
import Skeleton from '@mui/material/Skeleton';

const three = [0, 1, 2];

function Fare() {
  const leg = (
    <div className="leg">
      <Skeleton width={40} height={40} className="tail" />
      <Skeleton width="80%" height={36} />
      <Skeleton width="100%" height={4} />
      <Skeleton width="80%" height={36} />
    </div>
  );
  return (
    <div className="card fcard">
      <div className="fmain">
        <div className="flegs">
          <Skeleton width={180} height={18} />
          {leg}
          {leg}
        </div>
        <div className="fbuy">
          <Skeleton width="70%" height={28} />
          <Skeleton width="100%" height={48} />
        </div>
      </div>
    </div>
  );
}

function Row({ wide }: { wide: boolean }) {
  return (
    <div className={wide ? 'card hrow wide' : 'card hrow'}>
      <div className="hpic">
        <Skeleton variant="rectangular" className="pic" sx={{ height: '100%' }} />
      </div>
      <div className="hbody">
        <div className="grow stack g2">
          <Skeleton width={140} height={14} />
          <Skeleton width="60%" height={24} />
          <Skeleton width="45%" height={16} />
          <Skeleton width="50%" height={16} />
        </div>
        <Skeleton width={120} height={48} />
      </div>
    </div>
  );
}

/** Three cards in the shape of what comes. */
export function RowSkeletons({ shape }: { shape: 'fare' | 'stay' | 'car' }) {
  return (
    <div className="stack">
      {three.map((k) =>
        shape === 'fare' ? <Fare key={k} /> : <Row key={k} wide={shape === 'car'} />,
      )}
    </div>
  );
}

/** A page of text and a card beside it. */
export function PageSkeleton() {
  return (
    <div className="wrap stack g6">
      <Skeleton width="40%" height={40} />
      <Skeleton width="100%" height={280} />
      <Skeleton width="60%" height={20} />
      <Skeleton width="80%" height={20} />
    </div>
  );
}
