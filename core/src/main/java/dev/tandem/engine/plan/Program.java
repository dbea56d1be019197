package dev.tandem.engine.plan;

import dev.tandem.code.HiddenCopies;
import dev.tandem.engine.DoubtfulMapped;
import dev.tandem.engine.LookupRequest;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.engine.RowProgram;
import dev.tandem.spi.error.ErrorCode;
import dev.tandem.spi.error.Problem;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.Row;
import dev.tandem.spi.value.RowShape;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One direction of a map: filter, company, steps, key. The fast path ({@link ProgramCode}) only
 * fills slots; a row that does not fit is run a second time to say everything that is wrong with
 * it. Immutable.
 */
abstract class Program implements RowProgram {
  private final ProgramParts parts;
  private final List<PlanStep> steps;
  private final LookupStep[] looking;
  private final boolean asksOnce;
  private final WritePolymorphic[] polymorphics;
  private final @Nullable Predicate<Row> filter;
  private final @Nullable CompanyPlan company;
  private final @Nullable KeyPlan key;
  private final RowShape shape;

  /**
   * What a program is made of and the code of its steps.
   *
   * @param steps see {@link FusedSteps}
   */
  record Code(ProgramParts parts, MethodHandle steps) {}

  Program(ProgramParts parts) {
    this.parts = parts;
    steps = List.copyOf(parts.steps());
    looking = of(LookupStep.class).toArray(LookupStep[]::new);
    polymorphics = of(WritePolymorphic.class).toArray(WritePolymorphic[]::new);
    filter = parts.filter();
    company = parts.company();
    key = parts.key();
    shape = parts.shape();
    asksOnce =
        (company == null || company.asksOnce())
            && Arrays.stream(looking).allMatch(LookupStep::asksOnce);
  }

  static Program of(ProgramParts parts) {
    CompanyPlan company = parts.company();
    int companyPlace = company == null ? -1 : company.place();
    MethodHandle steps = FusedSteps.of(parts.steps(), parts.shape().size(), companyPlace);
    Code code = new Code(parts, steps);
    return HiddenCopies.of(MethodHandles.lookup(), ProgramCode.class, Program.class, code);
  }

  private <S extends PlanStep> Stream<S> of(Class<S> kind) {
    return parts.steps().stream().filter(kind::isInstance).map(kind::cast);
  }

  @Override
  public TableSchema source() {
    return parts.source();
  }

  @Override
  public TableSchema target() {
    return shape.schema();
  }

  @Override
  public Row rowOf(@Nullable Object[] values) {
    return shape.row(values);
  }

  @Override
  public String filterText() {
    return parts.filterText();
  }

  @Override
  public Set<String> writtenColumns() {
    return parts.written();
  }

  /** Fills slots with the constants of one program; see {@link ProgramCode}. */
  @Override
  public abstract MappingResult apply(Row row, Lookups lookups, @Nullable String fallback);

  /** What came of a row whose steps filled their slots, with the doubts that some steps have. */
  final MappingResult doubted(
      Row row, @Nullable Object[] out, Lookups lookups, @Nullable String owner) {
    List<Problem> doubts = doubts(row, lookups, owner);
    return doubts.isEmpty()
        ? new MappingResult.Mapped(this, out, owner)
        : new DoubtfulMapped(this, out, owner, doubts);
  }

  private List<Problem> doubts(Row row, Lookups lookups, @Nullable String owner) {
    List<Problem> doubts = new ArrayList<>();
    for (WritePolymorphic step : polymorphics) {
      Problem doubt = step.doubt(row, lookups, owner);
      if (doubt != null) {
        doubts.add(doubt);
      }
    }
    return doubts;
  }

  @Override
  public List<Problem> warningsOf(Row mapped) {
    return key == null || key.isComplete(mapped) ? List.of() : List.of(incomplete(key));
  }

  final Problem blankKey(KeyPlan plan) {
    return Problem.of(
        ErrorCode.KEY_BLANK,
        String.join(",", plan.columns()),
        "map %s: every part of the key of %s is blank, so no row is meant; fill one of %s"
            .formatted(parts.mapName(), target(), plan.columns()),
        null);
  }

  private Problem incomplete(KeyPlan plan) {
    return Problem.of(
        ErrorCode.KEY_INCOMPLETE,
        String.join(",", plan.columns()),
        "map %s: the row does not carry every part of the key of %s (%s)"
            .formatted(parts.mapName(), target(), plan.columns()),
        null);
  }

  /** Everything that is wrong with a row. */
  final MappingResult.Rejected rejected(Row row, Lookups lookups, @Nullable String fallback) {
    List<Problem> problems = new ArrayList<>();
    @Nullable Object[] out = new @Nullable Object[shape.size()];
    String owner = fallback;
    if (company != null) {
      Object read = company.read(row, lookups);
      if (read instanceof Failure failure) {
        problems.add(failure.at(parts.companyField(), parts.mapName() + ", company"));
      } else if (read != null) {
        owner = (String) read;
      }
    }
    for (PlanStep step : steps) {
      step.explain(row, out, lookups, owner, problems);
    }
    if (key != null && key.isBlank(out)) {
      problems.add(blankKey(key));
    }
    return new MappingResult.Rejected(problems);
  }

  @Override
  public void collectLookups(
      Row row, Lookups known, @Nullable String fallback, Set<LookupRequest> needed) {
    if (filter != null && !filter.test(row)) {
      return;
    }
    String owner = fallback;
    if (company != null) {
      Object read = company.read(row, known);
      owner = read instanceof String code ? code : fallback;
      company.collectLookups(row, known, owner, needed);
      if (read instanceof Failure && parts.needsCompany()) {
        collectUnscoped(row, known, needed);
        return;
      }
    }
    for (LookupStep step : looking) {
      step.collectLookups(row, known, owner, needed);
    }
  }

  @Override
  public boolean asksOnce() {
    return asksOnce;
  }

  /** The company is not known yet: only what does not depend on it is asked for now. */
  private void collectUnscoped(Row row, Lookups known, Set<LookupRequest> needed) {
    for (LookupStep step : looking) {
      if (step instanceof ReadStep) {
        step.collectLookups(row, known, null, needed);
      }
    }
  }

  @Override
  public List<String> keyColumns() {
    return key == null ? List.of() : key.columns();
  }

  @Override
  public @Nullable KeyValues keyOf(Row mapped, @Nullable String owner) {
    return key == null ? null : key.read(mapped, owner);
  }
}
