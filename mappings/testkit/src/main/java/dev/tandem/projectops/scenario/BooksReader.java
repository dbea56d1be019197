package dev.tandem.projectops.scenario;

import dev.tandem.core.testkit.yaml.YamlEntry;
import dev.tandem.core.testkit.yaml.YamlSection;
import dev.tandem.projectops.entity.dataverse.TransactionClassNumbers;
import dev.tandem.projectops.journal.CompanyBooks;
import dev.tandem.projectops.journal.LedgerCalendar;
import dev.tandem.projectops.ledger.BillingMethod;
import dev.tandem.projectops.ledger.DimensionOrder;
import dev.tandem.projectops.ledger.LedgerPosting;
import dev.tandem.projectops.ledger.PostingSetup;
import dev.tandem.projectops.ledger.PostingType;
import dev.tandem.projectops.ledger.ProfileRule;
import dev.tandem.projectops.ledger.ProfileRules;
import dev.tandem.projectops.ledger.RecognitionPrinciple;
import dev.tandem.projectops.ledger.RevenueProfile;
import dev.tandem.projectops.ledger.TransactionType;
import dev.tandem.projectops.money.Currency;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the set-up of a ledger that stands in no table. */
final class BooksReader {
  private static final String[] BOOKS = {
    "currency", "accounts", "profiles", "periods", "moveToOpenPeriod", "salesTax", "dimensions"
  };

  private BooksReader() {}

  /**
   * The books of each legal entity; what one does not say is as in the fixture.
   *
   * @param before the books of the fixture
   */
  static Map<String, CompanyBooks> books(YamlEntry entry, Map<String, CompanyBooks> before) {
    Map<String, CompanyBooks> books = new LinkedHashMap<>();
    entry
        .members()
        .forEach(
            (company, set) -> books.put(company, company(set.section(BOOKS), before.get(company))));
    return books;
  }

  private static CompanyBooks company(YamlSection section, @Nullable CompanyBooks before) {
    Optional<CompanyBooks> base = Optional.ofNullable(before);
    return new CompanyBooks(
        part(section, "currency", BooksReader::currency, base.map(CompanyBooks::accounting)),
        Map.of(),
        section.or(
            "accounts",
            entry -> accounts(entry.members()),
            base.map(CompanyBooks::accounts).orElseGet(() -> accounts(Map.of()))),
        part(section, "profiles", BooksReader::profiles, base.map(CompanyBooks::profiles)),
        calendar(section, base.map(CompanyBooks::calendar)),
        section.or(
            "salesTax",
            BooksReader::percents,
            base.map(CompanyBooks::taxPercents).orElse(Map.of())),
        section.or(
            "dimensions",
            BooksReader::dimensions,
            base.map(CompanyBooks::dimensions).orElse(DimensionOrder.of())),
        TransactionClassNumbers.published());
  }

  private static <T> T part(
      YamlSection section, String name, Function<YamlEntry, T> read, Optional<T> before) {
    return section.has(name) || before.isEmpty()
        ? read.apply(section.need(name))
        : before.orElseThrow();
  }

  private static LedgerCalendar calendar(YamlSection section, Optional<LedgerCalendar> before) {
    return new LedgerCalendar(
        part(section, "periods", BooksReader::periods, before.map(LedgerCalendar::periods)),
        section.or(
            "moveToOpenPeriod",
            YamlEntry::yes,
            before.map(LedgerCalendar::moveToOpen).orElse(false)));
  }

  private static Currency currency(YamlEntry entry) {
    if (!entry.text().matches("[A-Z]{3}")) {
      throw entry.wrong("is '" + entry.text() + "'; give three capital letters such as USD");
    }
    return Currency.of(entry.text());
  }

  private static ProfileRules profiles(YamlEntry entry) {
    return new ProfileRules(entry.list().stream().map(BooksReader::rule).toList());
  }

  /** An account that is not named is called by what it is for. */
  private static PostingSetup accounts(Map<String, YamlEntry> named) {
    Map<PostingType, String> accounts = new EnumMap<>(PostingType.class);
    for (PostingType type : PostingType.values()) {
      accounts.put(type, type.name());
    }
    named.forEach(
        (name, account) -> accounts.put(word(account, name, PostingType.class), account.text()));
    return PostingSetup.of(accounts);
  }

  private static ProfileRule rule(YamlEntry entry) {
    YamlSection rule =
        entry.section("name", "method", "accrues", "principle", "cost", "contract", "project");
    BillingMethod method = rule.need("method").choice(BillingMethod.class);
    String name = rule.need("name").text();
    return new ProfileRule(
        new RevenueProfile(
            name,
            method,
            rule.or("cost", BooksReader::cost, Map.of()),
            method == BillingMethod.FIXED_PRICE
                ? LedgerPosting.BALANCE
                : LedgerPosting.PROFIT_AND_LOSS,
            Set.copyOf(
                rule.or(
                    "accrues",
                    list -> choices(list, TransactionType.class),
                    List.<TransactionType>of())),
            rule.or(
                "principle",
                each -> each.choice(RecognitionPrinciple.class),
                RecognitionPrinciple.NO_WIP)),
        rule.find("contract").map(YamlEntry::text).orElse(null),
        null,
        rule.find("project").map(YamlEntry::text).orElse(null));
  }

  private static Map<TransactionType, LedgerPosting> cost(YamlEntry entry) {
    Map<TransactionType, LedgerPosting> cost = new EnumMap<>(TransactionType.class);
    entry
        .members()
        .forEach(
            (name, posting) ->
                cost.put(
                    word(posting, name, TransactionType.class),
                    posting.choice(LedgerPosting.class)));
    return cost;
  }

  /** Months by ranges or one by one; closed ones win. */
  private static List<LedgerCalendar.Period> periods(YamlEntry entry) {
    YamlSection section = entry.section("open", "closed");
    Map<YearMonth, Boolean> months = new TreeMap<>();
    section.find("open").ifPresent(list -> months(list, true, months));
    section.find("closed").ifPresent(list -> months(list, false, months));
    List<LedgerCalendar.Period> periods = new ArrayList<>();
    months.forEach(
        (month, open) ->
            periods.add(new LedgerCalendar.Period(month.atDay(1), month.atEndOfMonth(), open)));
    return periods;
  }

  private static void months(YamlEntry entry, boolean open, Map<YearMonth, Boolean> months) {
    for (YamlEntry each : entry.isList() ? entry.list() : List.of(entry)) {
      String[] ends = each.text().split("\\.\\.", -1);
      YearMonth last = month(each, ends[ends.length - 1]);
      int most = 600;
      for (YearMonth at = month(each, ends[0]); !at.isAfter(last); at = at.plusMonths(1)) {
        if (most-- == 0) {
          throw each.wrong("has more than 600 months");
        }
        months.put(at, open);
      }
    }
  }

  private static YearMonth month(YamlEntry entry, String text) {
    try {
      return YearMonth.parse(text.strip());
    } catch (DateTimeException e) {
      throw entry.wrong(
          "is '" + text + "'; give a month such as 2026-03, or a range such as 2026-03..2026-12");
    }
  }

  private static Map<String, BigDecimal> percents(YamlEntry entry) {
    Map<String, BigDecimal> percents = new LinkedHashMap<>();
    entry
        .members()
        .forEach((group, percent) -> percents.put(group, ScenarioReader.number(percent)));
    return percents;
  }

  private static DimensionOrder dimensions(YamlEntry entry) {
    return DimensionOrder.of(entry.list().stream().map(YamlEntry::text).toArray(String[]::new));
  }

  private static <E extends Enum<E>> List<E> choices(YamlEntry entry, Class<E> type) {
    return entry.list().stream().map(each -> each.choice(type)).toList();
  }

  static <E extends Enum<E>> E word(YamlEntry place, String word, Class<E> type) {
    for (E each : type.getEnumConstants()) {
      if (each.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(word)) {
        return each;
      }
    }
    throw place.wrong("has an unknown name '" + word + "'; allowed are " + words(type));
  }

  private static <E extends Enum<E>> String words(Class<E> type) {
    List<String> words = new ArrayList<>();
    for (E each : type.getEnumConstants()) {
      words.add(each.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
    return String.join(", ", words);
  }
}
