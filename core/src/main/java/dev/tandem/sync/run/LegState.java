package dev.tandem.sync.run;

import dev.tandem.map.Direction;
import dev.tandem.sync.codec.Fields;
import dev.tandem.sync.initial.LegPhase;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where one way of one map of a run stands: what a worker needs to go on after any other.
 * Immutable.
 *
 * @param direction the way
 * @param phase what it is doing
 * @param company which of the companies of the plan is being read
 * @param token the page to go on with; in a sweep the pair to go on behind; null at the start
 * @param mark the sequence of an obligation: while reading the first of the run, while waking the
 *     last that was woken
 * @param read rows read
 * @param unchanged rows left out because both sides agree
 * @param live rows left to a live change
 * @param recorded rows recorded
 * @param total rows to read, -1 when it is not known
 * @param began when reading began
 * @param ended when it was done
 */
record LegState(
    Direction direction,
    LegPhase phase,
    int company,
    @Nullable String token,
    long mark,
    long read,
    long unchanged,
    long live,
    long recorded,
    long total,
    @Nullable Instant began,
    @Nullable Instant ended) {

  /** A way that did not begin yet. */
  static LegState waiting(Direction direction) {
    return new LegState(direction, LegPhase.WAITING, 0, null, 0, 0, 0, 0, 0, -1, null, null);
  }

  LegState begun(long rows, long firstSequence, Instant now) {
    return new LegState(
        direction, LegPhase.READING, 0, null, firstSequence, 0, 0, 0, 0, rows, now, null);
  }

  /** The same after a chunk, with the place of the next one. */
  LegState after(int nextCompany, @Nullable String nextToken, Chunk chunk) {
    return new LegState(
        direction,
        phase,
        nextCompany,
        nextToken,
        mark,
        read + chunk.read(),
        unchanged + chunk.unchanged(),
        live + chunk.live(),
        recorded + chunk.recorded(),
        total,
        began,
        ended);
  }

  /** The same in another phase, from its start. */
  LegState in(LegPhase next, @Nullable Instant endedAt) {
    return new LegState(
        direction, next, company, null, 0, read, unchanged, live, recorded, total, began, endedAt);
  }

  LegState marked(long sequence) {
    return new LegState(
        direction, phase, company, token, sequence, read, unchanged, live, recorded, total, began,
        ended);
  }

  static LegState parse(Direction direction, Fields fields) {
    String name = direction.name() + '.';
    return new LegState(
        direction,
        LegPhase.valueOf(fields.get(name + "phase", LegPhase.WAITING.name())),
        (int) fields.number(name + "company"),
        fields.get(name + "token"),
        fields.number(name + "mark"),
        fields.number(name + "read"),
        fields.number(name + "unchanged"),
        fields.number(name + "live"),
        fields.number(name + "recorded"),
        Long.parseLong(fields.get(name + "total", "-1")),
        instant(fields.get(name + "began")),
        instant(fields.get(name + "ended")));
  }

  private static @Nullable Instant instant(@Nullable String text) {
    return text == null ? null : Instant.parse(text);
  }

  Fields addTo(Fields fields) {
    String name = direction.name() + '.';
    return fields
        .with(name + "phase", phase)
        .with(name + "company", company)
        .with(name + "token", token)
        .with(name + "mark", mark)
        .with(name + "read", read)
        .with(name + "unchanged", unchanged)
        .with(name + "live", live)
        .with(name + "recorded", recorded)
        .with(name + "total", total)
        .with(name + "began", began)
        .with(name + "ended", ended);
  }
}
