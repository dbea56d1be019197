package dev.tandem.engine.plan;

import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The id of a lookup as an identifier, for which no row is needed. Anything else goes the way of
 * {@link ReadLookup}.
 *
 * @param from slot of the lookup
 * @param to target slot
 * @param other the way that takes any value
 */
record ReadId(int from, int to, ReadLookup other) implements ReadStep, DirectStep {

  /** The short way for this lookup when it reads nothing but a plain id, else null. */
  static @Nullable ReadId of(ReadLookup other) {
    ReadLookup.Member member = other.members().get(0);
    boolean simple =
        other.members().size() == 1
            && member.path().isId()
            && member.plan().isPlain()
            && member.plan().conversion() instanceof ToGuid;
    return simple ? new ReadId(other.from(), member.to(), other) : null;
  }

  @Override
  public boolean run(Row in, @Nullable Object[] out, Lookups lookups, @Nullable String company) {
    if (in.slot(from) instanceof Reference.ById byId) {
      out[to] = byId.id();
      return true;
    }
    return other.run(in, out, lookups, company);
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
    other.collectLookups(in, known, company, needed);
  }

  @Override
  public boolean asksOnce() {
    return other.asksOnce();
  }
}
