package dev.tandem.example.odata.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tandem.example.odata.client.Limits;
import dev.tandem.example.odata.client.MalformedAnswerException;
import dev.tandem.spi.schema.Catalog;
import dev.tandem.spi.schema.ColumnSchema;
import dev.tandem.spi.schema.FieldType;
import dev.tandem.spi.schema.Side;
import dev.tandem.spi.schema.TableName;
import dev.tandem.spi.schema.TableSchema;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Metadata documents as catalogs, and documents that mean harm. */
class CsdlReaderTest {
  private static final String HEAD =
      """
      <?xml version="1.0" encoding="utf-8"?>
      <edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
       <edmx:DataServices>
        <Schema Namespace="Microsoft.Dynamics.CRM" Alias="mscrm"
          xmlns="http://docs.oasis-open.org/odata/ns/edm">
      """;
  private static final String FOOT = "</Schema></edmx:DataServices></edmx:Edmx>";

  /** In the form of the Dataverse Web API. */
  private static final String DATAVERSE =
      HEAD
          + """
          <EntityType Name="crmbaseentity" Abstract="true" />
          <EntityType Name="smp_unit" BaseType="mscrm.crmbaseentity">
            <Key><PropertyRef Name="smp_unitid" /></Key>
            <Property Name="smp_unitid" Type="Edm.Guid" Nullable="false" />
            <Property Name="smp_code" Type="Edm.String" MaxLength="20" />
            <Property Name="smp_stage" Type="Edm.Int32" />
            <Property Name="smp_price" Type="Edm.Decimal" Scale="4" />
            <Property Name="createdon" Type="Edm.DateTimeOffset">
              <Annotation Term="Org.OData.Core.V1.Computed" Bool="true" />
            </Property>
            <Property Name="_smp_parent_value" Type="Edm.Guid" />
            <NavigationProperty Name="smp_Parent" Type="mscrm.smp_unit">
              <ReferentialConstraint Property="_smp_parent_value" ReferencedProperty="smp_unitid" />
            </NavigationProperty>
            <Annotation Term="OData.Community.Keys.V1.AlternateKeys"><Collection>
              <Record Type="OData.Community.Keys.V1.AlternateKey">
                <PropertyValue Property="Key"><Collection>
                  <Record Type="OData.Community.Keys.V1.PropertyRef">
                    <PropertyValue Property="Alias" String="smp_code" />
                    <PropertyValue Property="Name" PropertyPath="smp_code" />
                  </Record>
                  <Record Type="OData.Community.Keys.V1.PropertyRef">
                    <PropertyValue Property="Name"><PropertyPath>_smp_parent_value</PropertyPath>
                    </PropertyValue>
                  </Record>
                </Collection></PropertyValue>
              </Record>
            </Collection></Annotation>
          </EntityType>
          <EntityContainer Name="System">
            <EntitySet Name="smp_units" EntityType="Microsoft.Dynamics.CRM.smp_unit" />
          </EntityContainer>
          """
          + FOOT;

  private static final String FINANCE =
      HEAD
          + """
          <EnumType Name="NoYes"><Member Name="No" Value="0" /><Member Name="Yes" Value="1" />
          </EnumType>
          <EntityType Name="CustomerGroup">
            <Key><PropertyRef Name="dataAreaId" /><PropertyRef Name="GroupId" /></Key>
            <Property Name="dataAreaId" Type="Edm.String" Nullable="false" />
            <Property Name="GroupId" Type="Edm.String" Nullable="false" />
            <Property Name="IsTax" Type="mscrm.NoYes" />
            <Property Name="Amount" Type="Edm.Decimal" Scale="variable" />
          </EntityType>
          <EntityContainer Name="Resources">
            <EntitySet Name="CustomerGroups" EntityType="mscrm.CustomerGroup" />
          </EntityContainer>
          """
          + FOOT;

  private static Csdl read(String document) throws MalformedAnswerException {
    return CsdlReader.read(document, Limits.STANDARD);
  }

  private static TableSchema table(WireCatalog catalog, String name) {
    return Objects.requireNonNull(catalog.catalog().table(name), name);
  }

  private static ColumnSchema column(TableSchema table, String name) {
    return Objects.requireNonNull(table.column(name), name);
  }

  @Test
  void makesACatalogOfDataverse() throws Exception {
    OptionSets options =
        new OptionSets(
            Map.of("smp_unit.smp_stage", new FieldType.Choice(Map.of(1, "Open"), false)));
    WireCatalog catalog = WireCatalog.published(Side.DATAVERSE, read(DATAVERSE), options);
    TableSchema unit = table(catalog, "smp_unit");
    assertThat(unit.name()).isEqualTo(TableName.dataverse("smp_units"));
    assertThat(unit.primaryId()).isEqualTo("smp_unitid");
    assertThat(column(unit, "smp_code").type()).isEqualTo(FieldType.Text.of(20));
    assertThat(column(unit, "smp_stage").type())
        .isEqualTo(new FieldType.Choice(Map.of(1, "Open"), false));
    assertThat(((FieldType.Decimal) column(unit, "smp_price").type()).scale()).isEqualTo(4);
    assertThat(column(unit, "createdon").readOnly()).isTrue();
    assertThat(column(unit, "smp_parent").type())
        .isEqualTo(new FieldType.Lookup(List.of("smp_unit")));
    assertThat(unit.keys().get(0).columns()).containsExactly("smp_code", "smp_parent");
  }

  @Test
  void makesACatalogOfFinance() throws Exception {
    WireCatalog catalog = WireCatalog.published(Side.FINANCE, read(FINANCE), OptionSets.NONE);
    TableSchema groups = table(catalog, "CustomerGroup");
    assertThat(groups.companyScope().companySpecific()).isTrue();
    assertThat(groups.keys().get(0).columns()).containsExactly("dataAreaId", "GroupId");
    assertThat(column(groups, "istax").type())
        .isEqualTo(new FieldType.Enumeration("NoYes", Map.of("No", 0, "Yes", 1)));
    assertThat(((FieldType.Decimal) column(groups, "Amount").type()).scale())
        .isEqualTo(FieldType.UNKNOWN);
  }

  @Test
  void saysHowTheServiceDriftedFromWhatIsExpected() throws Exception {
    TableSchema groups =
        TableSchema.builder(TableName.finance("Customer groups"))
            .column("DATAAREAID", FieldType.Text.of(4))
            .column("GROUPID", FieldType.Text.of(10))
            .column("AMOUNT", new FieldType.Bool())
            .column("GONE", FieldType.Text.of(10))
            .key("GROUPID")
            .key("GONE")
            .build();
    TableSchema missing =
        TableSchema.builder(TableName.finance("No such entity"))
            .column("A", FieldType.Text.of(1))
            .build();
    Catalog expected = Catalog.of(Side.FINANCE, List.of(groups, missing));
    WireCatalog catalog = WireCatalog.expected(expected, read(FINANCE), OptionSets.NONE);
    assertThat(catalog.drift())
        .extracting(Drift::display)
        .containsExactly(
            "Customer groups.AMOUNT: Bool was expected, the service has Edm.Decimal",
            "Customer groups.GONE: there is no such property",
            "No such entity: the service has no such entity set");
    assertThat(table(catalog, "Customer groups").size()).isEqualTo(2);
    assertThat(table(catalog, "Customer groups").keys()).hasSize(1);
    assertThat(
            Objects.requireNonNull(
                    Objects.requireNonNull(catalog.table("Customer groups")).column("GROUPID"))
                .name())
        .isEqualTo("GroupId");
  }

  @Test
  void refusesDocumentsThatMeanHarm() {
    String bomb =
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            + "<Schema Namespace=\"n\">&b;</Schema>";
    String file =
        "<!DOCTYPE x [<!ENTITY f SYSTEM \"file:///etc/passwd\">]>"
            + "<Schema Namespace=\"n\">&f;</Schema>";
    String deep = "<a>".repeat(200);
    for (String document : List.of(bomb, file, deep, "", "{}", "<Schema/>", HEAD + FOOT)) {
      assertThatThrownBy(() -> read(document))
          .as(document)
          .isInstanceOf(MalformedAnswerException.class)
          .hasMessageNotContaining("root:");
    }
  }

  @Test
  void refusesTypesThatLeadNowhere() {
    String own =
        DATAVERSE.replace(
            "Name=\"crmbaseentity\"", "Name=\"crmbaseentity\" BaseType=\"mscrm.smp_unit\"");
    assertThatThrownBy(() -> read(own)).hasMessageContaining("its own base");
    assertThatThrownBy(() -> read(DATAVERSE.replace("CRM.smp_unit\"", "CRM.other\"")))
        .hasMessageContaining("has no type");
  }
}
