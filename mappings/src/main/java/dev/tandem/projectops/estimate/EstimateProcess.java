package dev.tandem.projectops.estimate;

import dev.tandem.projectops.entity.Entity;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.process.Chunks;
import dev.tandem.projectops.process.Effects;
import dev.tandem.projectops.process.FinanceProcess;
import dev.tandem.projectops.process.Records;
import dev.tandem.projectops.process.Steps;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Brings forecasts in line with staged estimates: creates, changes and removes (EST-3 to EST-6,
 * EST-18, REG-1, UND-12, UND-13). It holds the ids of the staged rows and of its forecasts, and the
 * rows of one step. Running it again changes nothing. Immutable; safe for any thread.
 *
 * @param <F> the forecasts
 */
public abstract class EstimateProcess<F extends Entity> implements FinanceProcess {
  private final CompanyBooks books;
  private final EntityCodec<F> codec;

  /** For subclasses: forecasts of one kind. */
  EstimateProcess(CompanyBooks books, EntityCodec<F> codec) {
    this.books = books;
    this.codec = codec;
  }

  /**
   * One estimate as a run sees it first: its ids only.
   *
   * @param number number of its forecast
   * @param forecast the one that it wants now; empty while a half is missing (UND-12)
   */
  record Estimate(String number, Function<EstimateSetup, Optional<Entity>> forecast) {}

  @Override
  public final Iterator<Effects> steps(Records records) {
    Kept kept = new Kept(new HashSet<>(), new HashSet<>());
    Iterator<Effects> written =
        Chunks.steps(
            estimates(records),
            records.groupSize(),
            chunk -> write(records, new EstimateSetup(records, books), chunk, kept));
    Iterator<Effects> removed = new Removal(records, kept);
    return Steps.joined(written, removed);
  }

  /** All estimates that are staged. */
  abstract List<Estimate> estimates(Records records);

  /** The key of a forecast: an entity with nothing else. */
  abstract F key(F forecast);

  /** The number of a forecast. */
  abstract Optional<String> number(F forecast);

  private Effects write(Records records, EstimateSetup setup, List<Estimate> estimates, Kept kept) {
    List<Effects> made = new ArrayList<>();
    for (Estimate estimate : estimates) {
      try {
        estimate
            .forecast()
            .apply(setup)
            .map(codec.type()::cast)
            .ifPresent(wanted -> made.add(put(records, wanted, kept)));
      } catch (FaultException e) {
        kept.numbers().add(estimate.number());
        made.add(Effects.fault(e.fault()));
      }
    }
    return Effects.all(Effects.NONE, made);
  }

  private Effects put(Records records, F wanted, Kept kept) {
    F key = key(wanted);
    kept.forecasts().add(key);
    Optional<F> now = records.find(codec, key);
    if (now.filter(wanted::equals).isPresent()) {
      return Effects.NONE;
    }
    return Effects.put(
        codec,
        now.map(found -> codec.withSource(wanted, found.source().orElse(null))).orElse(wanted));
  }

  /**
   * What stays.
   *
   * @param forecasts keys of the forecasts that estimates want
   * @param numbers numbers of those whose estimate is refused for now: it is still there (UND-13)
   */
  private record Kept(Set<Entity> forecasts, Set<String> numbers) {}

  /** Removes what no estimate wants any more; looks only once the others are written. */
  private final class Removal implements Iterator<Effects> {
    private final Records records;
    private final Kept kept;
    private @Nullable Iterator<Effects> steps;

    Removal(Records records, Kept kept) {
      this.records = records;
      this.kept = kept;
    }

    private Iterator<Effects> steps() {
      Iterator<Effects> known = steps;
      if (known == null) {
        known = Chunks.steps(orphans(), records.groupSize(), chunk -> removal(records, chunk));
        steps = known;
      }
      return known;
    }

    private List<F> orphans() {
      List<F> orphans = new ArrayList<>();
      records.each(
          codec,
          row -> {
            F key = key(row);
            boolean refused = number(row).filter(kept.numbers()::contains).isPresent();
            boolean ours = number(row).filter(ForecastNumbers::isOurs).isPresent();
            if (ours && !refused && !kept.forecasts().contains(key)) {
              orphans.add(key);
            }
          });
      return orphans;
    }

    @Override
    public boolean hasNext() {
      return steps().hasNext();
    }

    @Override
    public Effects next() {
      return steps().next();
    }
  }

  private Effects removal(Records records, List<F> keys) {
    List<Effects> made = new ArrayList<>();
    records.findAll(codec, keys).forEach(row -> made.add(Effects.remove(codec, row)));
    return Effects.all(Effects.NONE, made);
  }
}
