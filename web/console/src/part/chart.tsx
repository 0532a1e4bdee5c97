/**
 * A small bar chart of figures per day. The picture is for the eye; the same figures follow as a table for everybody else.
 *
 * @module
 */
import { ceilingOf, type Day } from "../daily";
import { day } from "../format";

const width = 720;
const height = 160;
const head = 8;

export function DailyChart({
  title,
  days,
  formatted,
  isEmpty,
}: {
  readonly title: string;
  readonly days: readonly Day[];
  readonly formatted: (value: number) => string;
  readonly isEmpty: boolean;
}) {
  const top = ceilingOf(Math.max(...days.map(({ value }) => value), 1));
  const step = width / days.length;
  const room = height - head - 1;
  const barOf = (value: number) => (value === 0 ? 0 : Math.max(2, (value / top) * room));
  return (
    <figure class="chart">
      <figcaption>
        <span>{title}</span>
        <span class="quiet">
          {isEmpty ? "Nothing in these days" : `Up to ${formatted(Math.max(...days.map(({ value }) => value)))} a day`}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false">
        <line class="chart-grid" x1="0" x2={width} y1={head} y2={head} />
        <line class="chart-grid" x1="0" x2={width} y1={head + room / 2} y2={head + room / 2} />
        <line class="chart-axis" x1="0" x2={width} y1={height - 1} y2={height - 1} />
        {days.map(({ start, value }, index) => (
          <rect
            key={start.toISOString()}
            class="chart-bar"
            x={index * step + step * 0.18}
            y={height - 1 - barOf(value)}
            width={step * 0.64}
            height={barOf(value)}
          />
        ))}
      </svg>
      <div class="chart-labels" aria-hidden="true">
        <span>{days[0] ? day(days[0].start) : ""}</span>
        <span>Today</span>
      </div>
      <table class="visually-hidden">
        <caption>{title}</caption>
        <thead>
          <tr>
            <th scope="col">Day</th>
            <th scope="col">Figure</th>
          </tr>
        </thead>
        <tbody>
          {days.map(({ start, value }) => (
            <tr key={start.toISOString()}>
              <th scope="row">{day(start)}</th>
              <td>{formatted(value)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  );
}
