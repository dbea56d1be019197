package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.Choice;
import dev.tandem.projectops.entity.EnumSymbol;
import dev.tandem.projectops.entity.dataverse.BillingMethod;
import dev.tandem.projectops.entity.dataverse.BillingType;
import dev.tandem.projectops.entity.dataverse.ContractLine;
import dev.tandem.projectops.entity.dataverse.JournalLine;
import dev.tandem.projectops.entity.dataverse.JournalStatus;
import dev.tandem.projectops.entity.dataverse.TransactionClass;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.entity.finance.GeneralJournal;
import dev.tandem.projectops.entity.finance.GeneralJournalStatus;
import dev.tandem.projectops.event.Occasion;
import dev.tandem.projectops.event.RecordType;
import dev.tandem.projectops.fault.Fault;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.process.Effects;
import dev.tandem.spi.value.Reference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The entry journal that Dataverse gets of a posted general journal (GJ-3, GJ-6, GJ-7), and the
 * tries to send it (GJ-5, ERR-13, ERR-25). The same journal always gives the same rows. Pure.
 */
public final class GeneralJournalTransfer {
  /** Most project lines of a general journal (GJ-5, ERR-23). */
  public static final int MOST_LINES = 200;

  /** After so many tries a person has to act (GJ-5). */
  public static final int MOST_TRIES = 5;

  private GeneralJournalTransfer() {}

  /**
   * A posted line with what Dataverse calls its parts. Immutable.
   *
   * @param number number of the line
   * @param project the project
   * @param category transaction category, of class expense
   * @param contractLine the contract line of the work; null when there is no contract
   * @param currency currency of the cost (GJ-7)
   * @param cost the cost, with its sign
   * @param salesPrice in the currency of the contract; null when none was entered (GJ-6)
   * @param day date of the transaction
   * @param customer the only customer of the contract line; null when it has several (GJ-6)
   */
  public record Line(
      int number,
      Reference project,
      Reference category,
      @Nullable ContractLine contractLine,
      Reference currency,
      BigDecimal cost,
      @Nullable BigDecimal salesPrice,
      LocalDate day,
      @Nullable Reference customer) {

    /** A line without a customer. */
    public Line(
        int number,
        Reference project,
        Reference category,
        @Nullable ContractLine contractLine,
        Reference currency,
        BigDecimal cost,
        @Nullable BigDecimal salesPrice,
        LocalDate day) {
      this(number, project, category, contractLine, currency, cost, salesPrice, day, null);
    }
  }

  /**
   * The entry journal: a cost line for each line, and a sales line on time and material even at
   * price zero. A missing price is told as a warning (ERR-25).
   *
   * @param batch journal batch number, which the header carries
   */
  public static Effects rows(String batch, Reference company, List<Line> lines, Occasion occasion) {
    UUID journal = occasion.id("general journal " + batch);
    Effects effects =
        Effects.put(
            dev.tandem.projectops.entity.dataverse.Journal.CODEC,
            dev.tandem.projectops.entity.dataverse.Journal.builder()
                .id(journal)
                .name("General journal " + batch)
                .correction(false)
                .fromFinance(true)
                .status(Choice.of(JournalStatus.DRAFT))
                .owningCompany(company)
                .build());
    for (Line line : lines) {
      effects = effects.then(rows(batch, journal, company, line, occasion));
    }
    return effects;
  }

  private static Effects rows(
      String batch, UUID journal, Reference company, Line line, Occasion occasion) {
    String part = "general journal " + batch + " line " + line.number();
    JournalLine cost =
        line(journal, company, line)
            .id(occasion.id(part + " cost"))
            .transactionType(Choice.of(TransactionType.COST))
            .currency(line.currency())
            .price(line.cost())
            .amount(line.cost())
            .build();
    ContractLine on = line.contractLine();
    if (on == null || !on.billingMethod().is(BillingMethod.TIME_AND_MATERIAL)) {
      return Effects.put(JournalLine.CODEC, cost);
    }
    BigDecimal price = line.salesPrice() == null ? BigDecimal.ZERO : line.salesPrice();
    JournalLine sale =
        line(journal, company, line)
            .id(occasion.id(part + " sale"))
            .transactionType(Choice.of(TransactionType.UNBILLED_SALES))
            .billingType(Choice.of(BillingType.CHARGEABLE))
            .currency(on.currency())
            .price(price)
            .amount(price)
            .build();
    Effects effects =
        Effects.put(JournalLine.CODEC, cost).then(Effects.put(JournalLine.CODEC, sale));
    return line.salesPrice() == null
        ? effects.then(Effects.fault(new Fault(FaultCode.ERR_25, part, "it is taken as zero")))
        : effects;
  }

  private static JournalLine.Builder line(UUID journal, Reference company, Line line) {
    JournalLine.Builder row =
        JournalLine.builder()
            .journal(RecordType.JOURNAL.to(journal))
            .transactionClass(Choice.of(TransactionClass.EXPENSE))
            .project(line.project())
            .category(line.category())
            .owningCompany(company)
            .contractCustomer(Optional.ofNullable(line.customer()))
            .quantity(BigDecimal.ONE)
            .documentDate(line.day());
    ContractLine on = line.contractLine();
    if (on != null) {
      row.contract(on.contract()).contractLine(on.id().map(RecordType.CONTRACT_LINE::to));
    }
    return row;
  }

  /** The journal after Dataverse has taken it. */
  public static GeneralJournal sent(GeneralJournal journal) {
    requireOwed(journal);
    return with(journal, GeneralJournalStatus.SENT, journal.failures().orElse(0));
  }

  /** The journal after a try that failed; the fifth ends the automatic ones (GJ-5). */
  public static GeneralJournal failed(GeneralJournal journal) {
    requireOwed(journal);
    int failures = journal.failures().orElse(0) + 1;
    return with(
        journal,
        failures < MOST_TRIES ? GeneralJournalStatus.POSTED : GeneralJournalStatus.MANUAL,
        failures);
  }

  /** The journal after a person asked to sync it: it is tried again. */
  public static GeneralJournal again(GeneralJournal journal) {
    if (!journal.status().is(GeneralJournalStatus.MANUAL)) {
      throw refused(journal, "its status is " + journal.status());
    }
    return with(journal, GeneralJournalStatus.POSTED, 0);
  }

  private static void requireOwed(GeneralJournal journal) {
    if (!journal.status().is(GeneralJournalStatus.POSTED)) {
      throw refused(journal, "its status is " + journal.status());
    }
  }

  private static FaultException refused(GeneralJournal journal, String reason) {
    return new FaultException(
        FaultCode.ERR_13, "general journal " + journal.journal().orElse(""), reason);
  }

  private static GeneralJournal with(
      GeneralJournal journal, GeneralJournalStatus status, int failures) {
    return GeneralJournal.builder()
        .from(journal)
        .status(EnumSymbol.of(status))
        .failures(failures)
        .build();
  }
}
