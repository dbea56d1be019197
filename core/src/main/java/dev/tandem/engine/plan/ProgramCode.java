package dev.tandem.engine.plan;

import dev.tandem.code.HiddenCopies;
import dev.tandem.engine.Lookups;
import dev.tandem.engine.MappingResult;
import dev.tandem.spi.value.Row;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The fast path of one program: every program gets a hidden copy of this class with its parts and
 * the handle of its steps as constants. The class itself is only the pattern and is never
 * initialized. Immutable.
 */
final class ProgramCode extends Program {
  private static final Code CODE = HiddenCopies.given(MethodHandles.lookup(), Code.class);
  private static final ProgramParts PARTS = CODE.parts();
  private static final @Nullable Predicate<Row> FILTER = PARTS.filter();
  private static final @Nullable CompanyPlan COMPANY = PARTS.company();
  private static final @Nullable KeyPlan KEY = PARTS.key();
  private static final MethodHandle STEPS = CODE.steps();
  private static final boolean MAY_DOUBT =
      PARTS.steps().stream().anyMatch(WritePolymorphic.class::isInstance);

  private ProgramCode() {
    super(PARTS);
  }

  @Override
  public MappingResult apply(Row row, Lookups lookups, @Nullable String fallback) {
    if (FILTER != null && !FILTER.test(row)) {
      return new MappingResult.Filtered(PARTS.reason(row));
    }
    String owner = fallback;
    Object linked = null;
    if (COMPANY != null) {
      Object read = COMPANY.read(row, lookups);
      if (read instanceof Failure) {
        return rejected(row, lookups, fallback);
      }
      owner = read == null ? fallback : (String) read;
      if (owner == null) {
        if (PARTS.needsCompany()) {
          return new MappingResult.Filtered(PARTS.withoutCompany());
        }
      } else {
        linked = COMPANY.linked(owner, lookups);
        if (linked == null) {
          return new MappingResult.Filtered(PARTS.notLinked(owner));
        }
      }
    }
    @Nullable Object[] out = filled(linked, row, lookups, owner);
    if (out == null) {
      return rejected(row, lookups, owner);
    } else if (KEY != null && KEY.isBlank(out)) {
      return new MappingResult.Rejected(List.of(blankKey(KEY)));
    }
    return MAY_DOUBT
        ? doubted(row, out, lookups, owner)
        : new MappingResult.Mapped(this, out, owner);
  }

  private static @Nullable Object @Nullable [] filled(
      @Nullable Object linked, Row in, Lookups lookups, @Nullable String company) {
    try {
      return (Object[]) STEPS.invokeExact(linked, in, lookups, company);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a step declares no exception", e);
    }
  }
}
