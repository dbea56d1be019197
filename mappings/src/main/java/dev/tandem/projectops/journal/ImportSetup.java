package dev.tandem.projectops.journal;

import dev.tandem.projectops.entity.finance.ContractHeader;
import dev.tandem.projectops.entity.finance.ContractRate;
import dev.tandem.projectops.entity.finance.FinanceExchangeRate;
import dev.tandem.projectops.entity.finance.IntegrationParameters;
import dev.tandem.projectops.entity.finance.IntercompanyRelation;
import dev.tandem.projectops.entity.finance.JournalPeriod;
import dev.tandem.projectops.entity.finance.ProjectCategory;
import dev.tandem.projectops.entity.finance.SharedCategory;
import dev.tandem.projectops.journal.ImportParameters.CategoryKey;
import dev.tandem.projectops.ledger.LineProperty;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Currency;
import dev.tandem.projectops.money.ExchangeRate;
import dev.tandem.projectops.money.RateAgreement;
import dev.tandem.projectops.money.RateTable;
import dev.tandem.projectops.process.Records;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The set-up that an import reads from the tables of finance, once for a run. Immutable.
 *
 * @param parameters the parameters of the legal entity (section 3.1)
 * @param rules what the journal needs of them
 * @param categories project categories by number
 * @param partners intercompany parameters by partner (PAR-13)
 */
public record ImportSetup(
    IntegrationParameters parameters,
    ImportParameters rules,
    Map<String, ProjectCategory> categories,
    Map<String, IntercompanyRelation> partners) {
  /** Copies the maps. */
  public ImportSetup {
    categories = Map.copyOf(categories);
    partners = Map.copyOf(partners);
  }

  /** Reads the set-up of a legal entity; parameters that were never saved count as empty. */
  public static ImportSetup read(Records records, CompanyBooks books) {
    IntegrationParameters parameters =
        records.all(IntegrationParameters.CODEC).stream()
            .findFirst()
            .orElseGet(() -> IntegrationParameters.builder().build());
    Map<String, ProjectCategory> categories = new HashMap<>();
    records
        .all(ProjectCategory.CODEC)
        .forEach(row -> row.categoryId().ifPresent(id -> categories.put(id, row)));
    Map<String, IntercompanyRelation> partners = new HashMap<>();
    records
        .all(IntercompanyRelation.CODEC)
        .forEach(row -> row.partner().ifPresent(partner -> partners.put(partner, row)));
    ImportParameters rules =
        new ImportParameters(
            unit(parameters),
            parameters.journalLineLimit().orElse(ImportParameters.DEFAULT_LIMIT),
            calendar(parameters, books),
            rates(records, books),
            contracts(records, books),
            agreements(records, books),
            properties(records),
            keys(records, categories),
            defaults(parameters),
            partners.keySet());
    return new ImportSetup(parameters, rules, categories, partners);
  }

  private static PeriodUnit unit(IntegrationParameters parameters) {
    return switch (parameters.journalPeriod().member().orElse(JournalPeriod.MONTH)) {
      case DAY -> PeriodUnit.DAYS;
      case MONTH -> PeriodUnit.MONTHS;
      case YEAR -> PeriodUnit.YEARS;
      case ALL -> PeriodUnit.ALL;
    };
  }

  /** The periods of the ledger, with the parameter of the legal entity (PAR-11). */
  static LedgerCalendar calendar(IntegrationParameters parameters, CompanyBooks books) {
    return new LedgerCalendar(
        books.calendar().periods(),
        parameters.movesToOpenPeriod().orElse(books.calendar().moveToOpen()));
  }

  private static RateTable rates(Records records, CompanyBooks books) {
    List<RateTable.Daily> daily = new ArrayList<>();
    for (FinanceExchangeRate row : records.all(FinanceExchangeRate.CODEC)) {
      boolean toUs = row.toCurrency().equals(Optional.of(books.accounting().code()));
      if (toUs && row.fromCurrency().isPresent() && row.rate().isPresent()) {
        LocalDate from = row.validFrom().orElse(LocalDate.MIN);
        Currency currency = books.currency(row.fromCurrency().get());
        daily.add(new RateTable.Daily(currency, from, new ExchangeRate(row.rate().get())));
      }
    }
    return new RateTable(books.accounting(), daily);
  }

  private static Map<String, Currency> contracts(Records records, CompanyBooks books) {
    Map<String, Currency> currencies = new HashMap<>();
    records.each(
        ContractHeader.CODEC,
        row -> {
          if (row.contractId().isPresent() && row.currency().isPresent()) {
            currencies.put(row.contractId().get(), books.currency(row.currency().get()));
          }
        });
    return currencies;
  }

  private static Map<String, RateAgreement> agreements(Records records, CompanyBooks books) {
    Map<String, RateAgreement> agreements = new HashMap<>();
    for (ContractRate row : records.all(ContractRate.CODEC)) {
      if (row.contractId().isPresent() && row.currency().isPresent() && row.rate().isPresent()) {
        agreements.put(
            row.contractId().get(),
            new RateAgreement(
                books.currency(row.currency().get()),
                new ExchangeRate(row.rate().get()),
                row.reference().orElse(null)));
      }
    }
    return agreements;
  }

  private static Map<BillingType, LineProperty> properties(Records records) {
    Map<BillingType, LineProperty> properties = new EnumMap<>(BillingType.class);
    records
        .all(dev.tandem.projectops.entity.finance.LineProperty.CODEC)
        .forEach(
            row -> {
              BillingType type = Types.billing(row.billingType());
              row.lineProperty()
                  .ifPresent(name -> properties.put(type, Types.property(type, name)));
            });
    return properties;
  }

  /** The project category of each transaction category and type (CAT-8, JRN-10). */
  private static Map<CategoryKey, String> keys(
      Records records, Map<String, ProjectCategory> categories) {
    Map<CategoryKey, String> keys = new HashMap<>();
    for (SharedCategory shared : records.all(SharedCategory.CODEC)) {
      String id = shared.categoryId().orElse("");
      boolean known = categories.containsKey(id) && !shared.categoryType().isEmpty();
      shared
          .transactionCategoryId()
          .filter(category -> known)
          .ifPresent(
              category ->
                  keys.put(new CategoryKey(category, Types.rule(shared.categoryType())), id));
    }
    return keys;
  }

  private static Map<TransactionType, String> defaults(IntegrationParameters parameters) {
    Map<TransactionType, String> defaults = new EnumMap<>(TransactionType.class);
    parameters.hourCategory().ifPresent(id -> defaults.put(TransactionType.HOUR, id));
    parameters.expenseCategory().ifPresent(id -> defaults.put(TransactionType.EXPENSE, id));
    parameters.itemCategory().ifPresent(id -> defaults.put(TransactionType.ITEM, id));
    parameters.feeCategory().ifPresent(id -> defaults.put(TransactionType.FEE, id));
    parameters.onAccountCategory().ifPresent(id -> defaults.put(TransactionType.ON_ACCOUNT, id));
    return defaults;
  }
}
