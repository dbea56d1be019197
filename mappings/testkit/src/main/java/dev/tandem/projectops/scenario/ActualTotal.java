package dev.tandem.projectops.scenario;

import dev.tandem.projectops.entity.dataverse.Actual;
import dev.tandem.projectops.entity.dataverse.Company;
import dev.tandem.projectops.entity.dataverse.Currency;
import dev.tandem.projectops.entity.dataverse.TransactionType;
import dev.tandem.projectops.event.References;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/**
 * What the actuals of Dataverse, its ledger of projects, say at the end: all of one type in one
 * company and currency. Immutable.
 *
 * @param company code of the owning company
 * @param type what they record
 * @param currency code of the currency of the amount
 * @param rows how many there are
 * @param amount their sum, as Dataverse says
 * @param accounted what finance gave back for them, in accounting currency
 */
public record ActualTotal(
    String company,
    String type,
    String currency,
    int rows,
    BigDecimal amount,
    BigDecimal accounted) {

  /** The totals of all actuals, by company and type. */
  static List<ActualTotal> of(ScenarioWorld world) {
    Map<UUID, String> codes = new HashMap<>();
    for (Row row : world.rowsOf(Company.CODEC)) {
      Company company = Company.CODEC.read(row);
      company.id().ifPresent(id -> codes.put(id, company.code().orElse("")));
    }
    for (Row row : world.rowsOf(Currency.CODEC)) {
      Currency currency = Currency.CODEC.read(row);
      currency.id().ifPresent(id -> codes.put(id, currency.code().orElse("")));
    }
    Map<String, ActualTotal> totals = new TreeMap<>();
    for (Row row : world.rowsOf(Actual.CODEC)) {
      ActualTotal one = one(Actual.CODEC.read(row), codes);
      totals.merge(
          String.join("/", one.company(), one.type(), one.currency()), one, ActualTotal::plus);
    }
    return new ArrayList<>(totals.values());
  }

  private static ActualTotal one(Actual actual, Map<UUID, String> codes) {
    return new ActualTotal(
        code(actual.owningCompany(), codes),
        actual
            .transactionType()
            .option()
            .map(TransactionType::name)
            .orElse("")
            .toLowerCase(Locale.ROOT)
            .replace('_', ' '),
        code(actual.currency(), codes),
        1,
        actual.amount().orElse(BigDecimal.ZERO),
        actual.accountingAmount().orElse(BigDecimal.ZERO));
  }

  private static String code(Optional<Reference> reference, Map<UUID, String> codes) {
    return reference.flatMap(References::idOf).map(id -> codes.getOrDefault(id, "")).orElse("");
  }

  private ActualTotal plus(ActualTotal more) {
    return new ActualTotal(
        company,
        type,
        currency,
        rows + more.rows,
        amount.add(more.amount),
        accounted.add(more.accounted));
  }
}
