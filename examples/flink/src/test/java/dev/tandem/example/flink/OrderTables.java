package dev.tandem.example.flink;

import dev.tandem.example.flink.work.JobMap;
import dev.tandem.example.flink.work.SchemaTexts;
import dev.tandem.spi.schema.TableSchema;
import dev.tandem.spi.value.ChoiceValue;
import dev.tandem.spi.value.Reference;
import dev.tandem.spi.value.Row;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.UUID;

/** Orders of three companies, made of a seed. */
final class OrderTables {
  static final String COMPANIES = "cdm_companies";
  static final String ACCOUNTS = "crm_accounts";
  static final String ORDERS = "crm_orders";
  static final List<String> CODES = List.of("usmf", "demf", "gbsi");

  /** Accounts of each company; orders refer to one more, which is not there. */
  static final int ACCOUNTS_EACH = 200;

  private OrderTables() {}

  /** The map, which goes both ways. */
  static JobMap map() {
    return new JobMap(text("/orders.json"), SchemaTexts.of(path("/orders")));
  }

  /** The same map when it only goes to finance. */
  static JobMap oneWayMap() {
    String text = text("/orders.json").replace("\"syncDirection\": 3", "\"syncDirection\": 2");
    return new JobMap(text, SchemaTexts.of(path("/orders")));
  }

  private static Path path(String resource) {
    try {
      return Path.of(Objects.requireNonNull(OrderTables.class.getResource(resource)).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(String resource) {
    try {
      return Files.readString(path(resource));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int count(String table, int orders) {
    return switch (table) {
      case COMPANIES -> CODES.size();
      case ACCOUNTS -> CODES.size() * ACCOUNTS_EACH;
      case ORDERS -> orders;
      default -> throw new IllegalArgumentException("no table " + table);
    };
  }

  static Row row(TableSchema table, long seed, int number) {
    return switch (table.name().name()) {
      case COMPANIES -> company(table, number);
      case ACCOUNTS -> account(table, number);
      default -> order(table, seed, number);
    };
  }

  /** Which row has this identifier. */
  static int number(UUID id) {
    return (int) id.getLeastSignificantBits();
  }

  private static UUID id(int kind, int number) {
    return new UUID(0x1000L + kind, number);
  }

  private static Row company(TableSchema table, int number) {
    return Row.builder(table)
        .set("cdm_companyid", id(1, number))
        .set("cdm_companycode", CODES.get(number))
        .build();
  }

  private static Row account(TableSchema table, int number) {
    return Row.builder(table)
        .set("crm_accountid", id(2, number))
        .set("crm_number", "A" + number % ACCOUNTS_EACH)
        .set("crm_company", Reference.byId("cdm_company", id(1, number / ACCOUNTS_EACH)))
        .build();
  }

  /** One in ten is left out, one in fifteen cannot be mapped. */
  private static Row order(TableSchema table, long seed, int number) {
    SplittableRandom random = new SplittableRandom(seed + number * 0x9E3779B97F4A7C15L);
    int company = random.nextInt(CODES.size());
    int account = company * ACCOUNTS_EACH + random.nextInt(ACCOUNTS_EACH);
    boolean dangling = random.nextInt(60) == 0;
    int status = random.nextInt(40) == 0 ? 3 : 1 + random.nextInt(2);
    String name = random.nextInt(40) == 0 ? "x".repeat(80) : "Order " + random.nextInt(1_000_000);
    return Row.builder(table)
        .set("crm_orderid", id(3, number))
        .set("crm_number", "O" + number)
        .set("crm_name", name)
        .set("crm_company", Reference.byId("cdm_company", id(1, company)))
        .set("crm_account", Reference.byId("crm_account", id(dangling ? 9 : 2, account)))
        .set("crm_status", ChoiceValue.of(status))
        .set("crm_total", BigDecimal.valueOf(random.nextLong(10_000_000), 2))
        .set(
            "crm_due",
            random.nextInt(20) == 0 ? null : LocalDate.ofEpochDay(20_000 + random.nextInt(1000)))
        .set("crm_skip", random.nextInt(10) == 0)
        .build();
  }
}
