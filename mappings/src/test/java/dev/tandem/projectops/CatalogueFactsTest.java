package dev.tandem.projectops;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tandem.map.Direction;
import dev.tandem.map.FieldMapping;
import dev.tandem.map.Transform;
import dev.tandem.spi.schema.IntegrationKey;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What the reference says of components, columns and keys, against the shipped maps. */
class CatalogueFactsTest {
  private static final MapCatalogue SHIPPED = ProjectOperations.shipped();

  private static List<CatalogueEntry> maps(Predicate<CatalogueEntry> which) {
    return SHIPPED.maps().stream()
        .filter(entry -> entry.kind() != MapKind.PREREQUISITE)
        .filter(which)
        .toList();
  }

  /** The tables whose maps run in these directions and in no others. */
  private static Set<String> tables(Direction... directions) {
    return maps(entry -> Set.copyOf(entry.directions()).equals(Set.of(directions))).stream()
        .map(CatalogueEntry::table)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The pairs of a map, as finance column and Dataverse path. */
  private static List<String> pairs(String id) {
    return SHIPPED.map(id).map().leg().fieldMappings().stream()
        .map(pair -> pair.sourceField() + " " + pair.destinationField())
        .toList();
  }

  @Test // CMP-1, CMP-2, CMP-3, CMP-5, CMP-8, CMP-9, CMP-12, TSK-2, ROLE-3, EST-1, RES-1, UND-16
  void sendsWhatDataverseMastersToFinanceOnly() {
    assertThat(tables(Direction.TO_FINANCE))
        .containsExactlyInAnyOrder(
            "bookableresourcecategories",
            "msdyn_transactionconnections",
            "salesorders",
            "salesorderdetails",
            "msdyn_projectcontractsplitbillingrules",
            "msdyn_projects",
            "msdyn_projecttasks",
            "msdyn_transactioncategories",
            "msdyn_estimatelines",
            "invoices",
            "bookableresources",
            "msdyn_contractlinescheduleofvalues",
            "msdyn_resourceassignments",
            "msdyn_subcontracts",
            "msdyn_subcontractlines");
  }

  @Test // CMP-4, CMP-6, CMP-10, VI-10
  void sendsDocumentsOfFinanceBackAndActualsBothWays() {
    assertThat(tables(Direction.TO_DATAVERSE))
        .containsExactlyInAnyOrder(
            "msdyn_expensecategories",
            "msdyn_expenses",
            "msdyn_projectvendorinvoicelines",
            "msdyn_customerinvoices");
    assertThat(tables(Direction.TO_FINANCE, Direction.TO_DATAVERSE))
        .containsExactlyInAnyOrder("msdyn_actuals", "msdyn_projectvendorinvoices");
  }

  @Test // CMP-7
  void leavesPreSalesOnTheDataverseSide() {
    assertThat(SHIPPED.maps().stream().map(CatalogueEntry::table))
        .doesNotContain("leads", "opportunities", "quotes", "quotedetails");
  }

  @Test // UND-18, REG-30
  void writesFourResultsOfPostingBackAndNothingElse() {
    assertThat(
            SHIPPED.map("11-msdyn_actuals").map().leg().fieldMappings().stream()
                .filter(pair -> pair.direction().includes(Direction.TO_DATAVERSE))
                .map(FieldMapping::destinationField))
        .containsExactlyInAnyOrder(
            "msdyn_actualimportid", // the key
            "msdyn_vouchernumber",
            "msdyn_accountingamount",
            "msdyn_accountexchangerate",
            "msdyn_accountingtaxamount");
  }

  @Test // FLD-23, FS-3
  void carriesPaymentTermsOnTwoMaps() {
    assertThat(pairs("05-msdyn_projectcontractsplitbillingrules"))
        .contains("TERMSOFPAYMENT msdyn_paymentterms");
    assertThat(pairs("10-invoices")).contains("TERMSOFPAYMENT paymenttermscode");
  }

  @Test // CL-1, CL-2, CL-3, CL-10
  void makesABillingRuleOfALine() {
    assertThat(pairs("04-salesorderdetails"))
        .contains(
            "BILLINGMETHOD msdyn_billingmethod",
            "LINETYPE msdyn_billingmethod",
            "INVOICESCHEDULETYPE msdyn_invoicescheduletype",
            "AREHOURTRANSACTIONSINCLUDED msdyn_includetime",
            "AREEXPENSETRANSACTIONSINCLUDED msdyn_includeexpense",
            "AREITEMTRANSACTIONSINCLUDED msdyn_includematerial",
            "AREFEETRANSACTIONSINCLUDED msdyn_includefee");
  }

  @Test // EST-15
  void namesTheContractLineOnAllEstimates() {
    for (String id :
        List.of(
            "09-msdyn_estimatelines", "14-msdyn_estimatelines", "15-msdyn_resourceassignments")) {
      assertThat(pairs(id)).contains("CONTRACTLINEID msdyn_salescontractlineid.sequencenumber");
    }
  }

  @Test // TSK-1, TSK-4
  void makesOneActivityOfATask() {
    assertThat(pairs("07-msdyn_projecttasks")).contains("TASKID msdyn_activitynumber");
    assertThat(pairs("11-msdyn_actuals")).contains("TASKNUMBER msdyn_task.msdyn_activitynumber");
  }

  @Test // RES-2
  void linksResourcesToWorkers() {
    assertThat(pairs("12-bookableresources"))
        .containsExactly(
            "PROJCDSRESOURCEID bookableresourceid", "PERSONNELNUMBER cdm_worker.cdm_workernumber");
  }

  @Test // PROP-2
  void numbersAProposalLikeItsProforma() {
    assertThat(pairs("10-invoices")).contains("INVOICEPROPOSALID msdyn_invoicenumber");
  }

  @Test // IP-1
  void tellsFinanceOfInvestmentProjects() {
    assertThat(pairs("06-msdyn_projects")).contains("ISINVESTMENT msdyn_isinvestment");
  }

  @Test // OPT-20, OPT-21
  void translatesTypesOfActuals() {
    assertThat(values("TRANSACTIONTYPE"))
        .isEqualTo(
            Map.of(
                "cost", "192350000",
                "sales", "192350005",
                "billedSales", "192350006",
                "resourcingUnitCost", "192350007",
                "interOrgSales", "192350008"));
    assertThat(values("BILLINGTYPE"))
        .isEqualTo(
            Map.of(
                "nonChargeable", "192350000",
                "chargeable", "192350001",
                "complimentary", "192350002",
                "notAvailable", "192350003"));
  }

  private static Map<String, String> values(String column) {
    return SHIPPED.map("11-msdyn_actuals").map().leg().fieldMappings().stream()
        .filter(pair -> pair.sourceField().equals(column))
        .flatMap(pair -> pair.transforms().stream())
        .flatMap(one -> ((Transform.ValueMap) one).entries().stream())
        .collect(
            Collectors.toMap(
                Transform.ValueMap.Entry::finance, entry -> requireNonNull(entry.dataverse())));
  }

  @Test // KEY-1, KEY-2, KEY-3, KEY-4, KEY-7, KEY-8, KEY-9, KEY-10, KEY-11, KEY-12, VI-7
  void findsRowsByTheDocumentedKeys() {
    assertKey("accounts", "accountnumber", "msdyn_company.cdm_companycode");
    assertKey("msdyn_actuals", "msdyn_actualimportid", "msdyn_owningcompany.cdm_companycode");
    assertKey("bookableresources", "bookableresourceid");
    assertKey("bookableresourcecategories", "msdyn_resourcecategorynumber");
    assertKey("cdm_companies", "cdm_companycode");
    assertKey("msdyn_transactioncategories", "msdyn_transactioncategorynumber");
    assertKey("uoms", "msdyn_symbol");
    assertKey("transactioncurrencies", "isocurrencycode");
    assertKey("msdyn_projectvendorinvoicelines", "msdyn_externalinvoiceline");
    assertThat(first("msdyn_projectvendorinvoices").columns())
        .contains("msdyn_vendorinvoicenumber", "msdyn_vendor");
  }

  private static void assertKey(String table, String... columns) {
    assertThat(first(table).columns()).as(table).containsExactly(columns);
  }

  private static IntegrationKey first(String table) {
    return requireNonNull(SHIPPED.catalogs().dataverse().table(table), table).keys().get(0);
  }
}
