package dev.tandem.projectops.revenue;

import dev.tandem.projectops.entity.finance.BillingRule;
import dev.tandem.projectops.entity.finance.EstimateProject;
import dev.tandem.projectops.entity.finance.ExpenseForecast;
import dev.tandem.projectops.entity.finance.HourForecast;
import dev.tandem.projectops.entity.finance.ItemForecast;
import dev.tandem.projectops.entity.finance.OnAccountTransaction;
import dev.tandem.projectops.entity.finance.ProjectTransaction;
import dev.tandem.projectops.entity.finance.StagedTransactionType;
import dev.tandem.projectops.entity.finance.SubledgerStatus;
import dev.tandem.projectops.estimate.MaterialEstimates;
import dev.tandem.projectops.fault.FaultCode;
import dev.tandem.projectops.fault.FaultException;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.ContractLines;
import dev.tandem.projectops.journal.ImportSetup;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.Money;
import dev.tandem.projectops.process.Records;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What an estimate is made of, in accounting currency (REV-5 to REV-7, ACC-18). Time and material
 * never counts. Immutable.
 *
 * @param value contract value: all milestones, billed or not
 * @param invoiced what was posted of milestones and retainers, credit notes included
 * @param cost posted fixed-price cost up to the day
 * @param forecast forecast cost of the project
 */
public record EstimateFigures(Money value, Money invoiced, Money cost, Money forecast) {
  private static final Set<TransactionType> FORECAST =
      Set.of(TransactionType.HOUR, TransactionType.EXPENSE, TransactionType.ITEM);

  /** The figures of an estimate project at the end of a day. */
  static EstimateFigures read(
      Records records, CompanyBooks books, EstimateProject project, LocalDate day) {
    Sums sums = new Sums(books, ImportSetup.read(records, books), project, day);
    sums.covering(records);
    records.each(BillingRule.CODEC, sums::line);
    records.each(OnAccountTransaction.CODEC, sums::milestone);
    records.each(ProjectTransaction.CODEC, sums::cost);
    records.each(
        HourForecast.CODEC,
        row ->
            sums.forecast(
                TransactionType.HOUR,
                row.projectId(),
                row.contractLineId(),
                row.hours(),
                row.costPrice()));
    records.each(
        ExpenseForecast.CODEC,
        row ->
            sums.forecast(
                TransactionType.EXPENSE,
                row.projectId(),
                row.contractLineId(),
                row.quantity(),
                row.costPrice()));
    Map<String, String> lines = MaterialEstimates.contractLines(records);
    records.each(
        ItemForecast.CODEC,
        row ->
            sums.forecast(
                TransactionType.ITEM,
                row.projectId(),
                row.transactionId().flatMap(number -> Optional.ofNullable(lines.get(number))),
                row.salesQuantity(),
                row.costPrice()));
    return new EstimateFigures(sums.value, sums.invoiced, sums.cost, sums.forecast);
  }

  private static final class Sums {
    private final CompanyBooks books;
    private final ImportSetup setup;
    private final EstimateProject project;
    private final LocalDate day;
    private final Set<Integer> timeAndMaterial = new HashSet<>();
    private final Map<TransactionType, Integer> covering = new EnumMap<>(TransactionType.class);
    private Money value;
    private Money invoiced;
    private Money cost;
    private Money forecast;

    Sums(CompanyBooks books, ImportSetup setup, EstimateProject project, LocalDate day) {
      this.books = books;
      this.setup = setup;
      this.project = project;
      this.day = day;
      Money zero = Money.zero(books.accounting());
      value = zero;
      invoiced = zero;
      cost = zero;
      forecast = zero;
    }

    /** The contract lines of what names none (CL-7). */
    void covering(Records records) {
      for (TransactionType type : FORECAST) {
        ContractLines.covering(records, project.projectId(), type)
            .flatMap(BillingRule::sequenceNumber)
            .ifPresent(line -> covering.put(type, line));
      }
    }

    void line(BillingRule rule) {
      if (rule.contractId().equals(project.contractId())
          && ContractLines.method(rule) == BillingMethod.TIME_AND_MATERIAL) {
        rule.sequenceNumber().ifPresent(timeAndMaterial::add);
      }
    }

    private boolean concerns(Optional<String> found, Optional<Integer> line) {
      return found.equals(project.projectId())
          && line.filter(timeAndMaterial::contains).isEmpty()
          && (project.contractLine().isEmpty() || line.equals(project.contractLine()));
    }

    /** What is posted counts as it was posted, what is not yet at the rate of the day (REV-21). */
    void milestone(OnAccountTransaction row) {
      if (concerns(row.projectId(), ContractLines.number(row.contractLineId()))) {
        boolean billed = row.status().is(SubledgerStatus.INVOICED);
        Money posted = row.accountingAmount().map(this::own).orElseGet(() -> opening(row));
        invoiced = invoiced.plus(posted);
        if (row.milestoneId().isPresent()) { // a retainer is none (REV-5)
          value = value.plus(billed ? posted : posted.plus(accounting(row)));
        }
      }
    }

    private Money own(BigDecimal amount) {
      return new Money(amount, books.accounting());
    }

    /** A milestone that was billed before this ledger began has no posted amount. */
    private Money opening(OnAccountTransaction row) {
      return row.status().is(SubledgerStatus.INVOICED)
          ? accounting(row)
          : Money.zero(books.accounting());
    }

    private Money accounting(OnAccountTransaction row) {
      Currency currency = books.currency(row.currency().orElse(books.accounting().code()));
      Money amount = new Money(row.amount().orElse(BigDecimal.ZERO), currency);
      return setup
          .rules()
          .rates()
          .find(currency, day, setup.rules().agreements().get(row.contractId().orElse("")))
          .orElseThrow(
              () ->
                  new FaultException(
                      FaultCode.ERR_18,
                      "milestone " + row.transactionId().orElse(""),
                      currency + " on " + day))
          .convert(amount, books.accounting());
    }

    void cost(ProjectTransaction row) {
      boolean counts =
          row.kind().is(StagedTransactionType.COST)
              && row.fixedPrice().orElse(false)
              && !row.accountingDate().orElse(LocalDate.MIN).isAfter(day);
      if (counts && concerns(row.projectId(), row.contractLine())) {
        cost =
            cost.plus(
                new Money(row.accountingAmount().orElse(BigDecimal.ZERO), books.accounting()));
      }
    }

    /** A forecast counts on one line: the one it names, else the one that covers it (REV-7). */
    void forecast(
        TransactionType type,
        Optional<String> found,
        Optional<String> line,
        Optional<BigDecimal> quantity,
        Optional<BigDecimal> price) {
      Optional<Integer> own =
          ContractLines.number(line).or(() -> Optional.ofNullable(covering.get(type)));
      if (concerns(found, own)) {
        BigDecimal amount =
            quantity.orElse(BigDecimal.ZERO).multiply(price.orElse(BigDecimal.ZERO));
        forecast = forecast.plus(new Money(amount, books.accounting()));
      }
    }
  }
}
