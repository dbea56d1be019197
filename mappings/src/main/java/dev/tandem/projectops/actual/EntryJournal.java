package dev.tandem.projectops.actual;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingStatus;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.Journal;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.References;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Confirms an entry journal: one actual for each line, without connections and origins, nothing
 * between units (ACT-44, ACT-60, ACT-61, TC-13, REG-18). A journal that finance wrote for a posted
 * general journal gives its cost no way back (ACT-52, GJ-4). Immutable and safe for any thread.
 *
 * @param contractLines the contract lines of the lines, by id; lines on none are internal
 * @param numbers the number of the class retainer in the environment (UND-1)
 */
public record EntryJournal(Map<UUID, ContractLine> contractLines, TransactionClassNumbers numbers) {
  /** Copies the map. */
  public EntryJournal {
    contractLines = Map.copyOf(contractLines);
  }

  /**
   * Journal and actuals after the confirmation.
   *
   * @throws FaultException when the journal is no draft, or a line has a class that its type does
   *     not take (ACT-60), a foreign currency (REG-18) or a retainer without its other half
   *     (ACT-61)
   */
  public Effects confirm(Journal journal, List<JournalLine> lines, Occasion occasion) {
    JournalStates.requireDraft(journal);
    for (JournalLine line : lines) {
      requireClass(line);
      requireCurrency(line);
    }
    requirePairs(lines);
    Effects effects = JournalStates.confirmed(journal);
    for (JournalLine line : lines) {
      Actual actual = actual(line, journal.fromFinance().orElse(false), occasion);
      effects = effects.then(Effects.put(Actual.CODEC, actual));
    }
    return effects;
  }

  private Actual actual(JournalLine line, boolean fromFinance, Occasion occasion) {
    boolean cost = line.transactionType().is(TransactionType.COST);
    boolean sale = line.transactionType().is(TransactionType.UNBILLED_SALES);
    boolean waits = sale && isRetainer(line); // UND-3
    Choice<BillingStatus> status =
        cost
            ? Choice.none()
            : Choice.of(
                sale
                    ? BillingStatus.UNBILLED_SALES_CREATED
                    : BillingStatus.CUSTOMER_INVOICE_POSTED);
    Actual like = JournalRows.onto(Actual.builder(), line).build();
    return ActualRows.fresh(like, occasion, "line " + line.id().orElseThrow())
        .billingStatus(status)
        .skipSync((fromFinance && cost) || waits)
        .contractLineValue(contractLine(line).map(Engagement::lineNumber))
        .build();
  }

  private void requireClass(JournalLine line) {
    TransactionType type = line.transactionType().option().orElse(TransactionType.PROJECT_CONTRACT);
    Optional<TransactionClass> workClass = numbers.classOf(line.transactionClass());
    boolean between =
        type == TransactionType.RESOURCING_UNIT_COST
            || type == TransactionType.INTER_ORGANIZATIONAL_SALES; // not offered when integrated
    if (between
        || workClass.isEmpty()
        || !AllowedClasses.of(method(line), type).contains(workClass.get())) {
      throw new FaultException(
          FaultCode.CLASS_NOT_ALLOWED,
          place(line),
          "%s as %s on %s".formatted(line.transactionClass(), type, method(line)));
    }
  }

  /** Work on no contract line has costs only, as on fixed price. */
  private BillingMethod method(JournalLine line) {
    return contractLine(line)
        .flatMap(found -> found.billingMethod().option())
        .orElse(BillingMethod.FIXED_PRICE);
  }

  private Optional<ContractLine> contractLine(JournalLine line) {
    return line.contractLine().flatMap(References::idOf).map(contractLines::get);
  }

  private void requireCurrency(JournalLine line) {
    Optional<ContractLine> contractLine = contractLine(line);
    boolean sale = line.transactionType().is(TransactionType.UNBILLED_SALES);
    if (sale
        && contractLine.isPresent()
        && !References.same(line.currency(), contractLine.get().currency())) {
      throw new FaultException(
          FaultCode.CURRENCY_NOT_OF_CONTRACT, place(line), "currency " + line.currency());
    }
  }

  /** Billed and unbilled retainers of a contract line make nothing together (ACT-61). */
  private void requirePairs(List<JournalLine> lines) {
    for (JournalLine line : lines) {
      if (isRetainer(line)) {
        BigDecimal sum =
            lines.stream()
                .filter(this::isRetainer)
                .filter(other -> References.same(other.contractLine(), line.contractLine()))
                .flatMap(other -> other.amount().stream())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        if (sum.signum() != 0) {
          throw new FaultException(
              FaultCode.RETAINER_UNPAIRED, place(line), sum.toPlainString() + " is left over");
        }
      }
    }
  }

  private boolean isRetainer(JournalLine line) {
    return numbers
        .classOf(line.transactionClass())
        .filter(found -> found == TransactionClass.RETAINER)
        .isPresent();
  }

  private static String place(JournalLine line) {
    return "journal line " + line.id().orElseThrow();
  }
}
