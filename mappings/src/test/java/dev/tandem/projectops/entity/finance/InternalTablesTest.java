package dev.tandem.projectops.entity.finance;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tandem.projectops.ProjectOperations;
import dev.tandem.projectops.entity.EntityCodec;
import dev.tandem.projectops.entity.EntityColumn;
import dev.tandem.projectops.entity.Member;
import dev.tandem.spi.schema.CompanyScope;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.IntegrationKey;
import dev.tandem.spi.schema.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InternalTablesTest {
  /** Columns that the known part of a physical table does not have, by table. */
  private static final Map<String, Set<String>> OWN =
      Map.of(
          "ProjOnAccTrans",
          Set.of(
              "AmountMST",
              "CategoryId",
              "ContractId",
              "Dimensions",
              "FundingSourceId",
              "InvoiceProposalId",
              "MilestoneId",
              "TransStatus"),
          "ProjForecastEmpl",
          Set.of("ContractLineId", "Dimensions", "ImportId", "ResourceId", "RoleId"),
          "ProjForecastCost",
          Set.of("ContractLineId", "CostCurrencyId", "CostImportId", "Dimensions", "SalesImportId"),
          "SharedCategory",
          Set.of("CategoryType", "TransactionCategoryId", "UseInExpense", "UseInProject"),
          "ProjCategory",
          Set.of());

  /** Types of physical fields that hold the values of a class. */
  private static final Map<Class<?>, Set<String>> TYPES =
      Map.of(
          String.class, Set.of("String"),
          Boolean.class, Set.of("Int", "Enum"),
          BigDecimal.class, Set.of("Real"),
          LocalDate.class, Set.of("Date"));

  @Test // UND-30
  void followThePhysicalTablesWhereTheyAreKnown() throws IOException {
    for (EntityCodec<?> codec : InternalTables.codecs()) {
      Map<String, JsonNode> physical = physical(codec.table().name());
      Set<String> own = OWN.get(codec.table().name());
      if (physical != null && own != null) {
        Set<String> unknown = new TreeSet<>();
        codec.columns().forEach(column -> compare(column, physical.get(column.column()), unknown));
        assertThat(unknown).as(codec.toString()).isEqualTo(own);
      }
    }
  }

  private static void compare(EntityColumn column, @Nullable JsonNode field, Set<String> unknown) {
    if (field == null) {
      unknown.add(column.column());
      return;
    }
    Set<String> types =
        Member.class.isAssignableFrom(column.type())
            ? Set.of("Int", "Enum")
            : requireNonNull(TYPES.get(column.type()), column::toString);
    assertThat(types).as(column.toString()).contains(field.path("type").asText());
    if (field.has("length")) {
      assertThat(column.length()).as(column.toString()).isEqualTo(field.path("length").asInt());
    }
  }

  private static @Nullable Map<String, JsonNode> physical(String table) throws IOException {
    String file = "schemas/finance/tables/" + table + ".json";
    try (InputStream in = ProjectOperations.class.getResourceAsStream(file)) {
      if (in == null) {
        return null;
      }
      Map<String, JsonNode> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
      new ObjectMapper()
          .readTree(in)
          .path("fields")
          .forEach(field -> fields.put(field.path("name").asText(), field));
      return fields;
    }
  }

  @Test // UND-30, CO-5
  void haveSchemasThatAConnectorCanHold() {
    TableSchema forecasts = HourForecast.CODEC.schema();

    assertThat(forecasts.keys()).containsExactly(IntegrationKey.of("dataAreaId", "TransId"));
    assertThat(forecasts.companyScope()).isEqualTo(CompanyScope.FINANCE);
    assertThat(requireNonNull(forecasts.column("txt")).type()).isEqualTo(FieldType.Text.of(60));
    assertThat(InternalTables.schemas())
        .hasSameSizeAs(InternalTables.codecs())
        .allSatisfy(table -> assertThat(table.keys()).hasSize(1));
  }

  @Test // FLD-22
  void keepOneLinePropertyForEachCompanyAndBillingType() {
    assertThat(LineProperty.CODEC.schema().keys().get(0).columns())
        .containsExactly("dataAreaId", "BillingType");
  }

  @Test // PAR-4, PAR-10
  void nameTheMembersOfTheirEnumerations() {
    TableSchema parameters = IntegrationParameters.CODEC.schema();

    assertThat(type(parameters, "JournalPeriod").members()).containsKeys("Day", "All");
    assertThat(type(parameters, "SalesTaxGroupMethod").members()).containsKeys("Search");
    assertThat(type(parameters, "ManualVerification").members())
        .isEqualTo(Map.of("No", 0, "Yes", 1));
  }

  private static FieldType.Enumeration type(TableSchema table, String column) {
    return (FieldType.Enumeration) requireNonNull(table.column(column)).type();
  }
}
