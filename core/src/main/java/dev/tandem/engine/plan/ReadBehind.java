package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Texts behind a lookup by id, the usual way to natural keys (LKP-1, LKP-2). Anything else goes the
 * way of {@link ReadLookup}, so both ways always agree.
 *
 * @param usual the usual case
 * @param other the way that takes any value
 */
record ReadBehind(RowBehind usual, ReadLookup other) implements ReadStep {
  private static final MethodHandle OTHERWISE =
      Handles.method(
          MethodHandles.lookup(),
          ReadBehind.class,
          "otherwise",
          boolean.class,
          Row.class,
          Object[].class,
          Lookups.class,
          String.class);

  /** The short way for this lookup when it reads plain texts of known tables, else null. */
  static @Nullable ReadBehind of(ReadLookup other) {
    List<Behind> parts = new ArrayList<>();
    for (ReadLookup.Member member : other.members()) {
      int maxLength = member.maxLength();
      Behind part = maxLength < 0 ? null : part(member.path(), maxLength, member.to());
      if (part == null) {
        return null;
      }
      parts.add(part);
    }
    RowBehind row = row(other.from(), other.members().get(0).path(), parts);
    return row == null ? null : new ReadBehind(row, other);
  }

  private static @Nullable Behind part(PathReader path, int maxLength, int to) {
    if (path.slot() < 0 || path.id()) {
      return null;
    }
    PathReader rest = path.rest();
    if (rest == null) {
      return new TextBehind(path.slot(), maxLength, to);
    }
    Behind part = part(rest, maxLength, to);
    return part == null ? null : row(path.slot(), rest, List.of(part));
  }

  private static @Nullable RowBehind row(int from, PathReader path, List<Behind> parts) {
    PathReader.Hop hop = path.hop();
    return hop.schema() == null ? null : new RowBehind(from, hop.table(), hop.schema(), parts);
  }

  @Override
  public MethodHandle code() {
    MethodHandle otherwise = OTHERWISE.bindTo(this);
    MethodHandle usually = MethodHandles.dropArguments(usual.code(), 3, String.class);
    return MethodHandles.guardWithTest(usually, Handles.answer(true, otherwise.type()), otherwise);
  }

  boolean otherwise(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    return in.slot(usual.from()) == null || other.run(in, out, lookups, company);
  }

  @Override
  public void explain(
      Row in,
      @Nullable Object[] out,
      Lookups lookups,
      @Nullable String company,
      List<Problem> problems) {
    other.explain(in, out, lookups, company, problems);
  }

  @Override
  public void collectLookups(
      Row in, Lookups known, @Nullable String company, Set<LookupRequest> needed) {
    if (!usual.isKnown(in, known)) {
      other.collectLookups(in, known, company, needed);
    }
  }

  @Override
  public boolean asksOnce() {
    return other.asksOnce();
  }
}
