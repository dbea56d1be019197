package dev.tandem.bench;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The actuals map written by hand over plain maps, the way integration code does it between two
 * calls of Jackson: values are not typed and not checked, lookups are maps by id.
 */
final class HandMaps {
  private static final Map<String, String> BILLING =
      Map.of(
          "192350000", "NonChargeable",
          "192350001", "Chargeable",
          "192350002", "Complimentary",
          "192350003", "NotAvailable");
  private static final Map<String, String> TYPES =
      Map.of(
          "192350000", "Cost",
          "192350005", "Sales",
          "192350006", "BilledSales",
          "192350007", "ResourcingUnitCost",
          "192350008", "InterOrgSales");

  private final Map<String, Map<String, Object>> rows = new HashMap<>();
  private final Map<String, String> companies = new HashMap<>();

  /** A looked-up row. */
  void add(String id, Map<String, Object> row) {
    rows.put(id, row);
    if (row.get("cdm_companycode") instanceof String code) {
      companies.put(code, id);
    }
  }

  /** Dataverse to finance. */
  Map<String, @Nullable Object> toFinance(Map<?, ?> in) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    if (in.get("msdyn_skipsync") != Boolean.FALSE) {
      return out;
    }
    out.put("dataAreaId", behind(in.get("_msdyn_owningcompany_value"), "cdm_companycode"));
    out.put("ACTUALSIMPORTID", in.get("msdyn_actualimportid"));
    out.put("ACTUALID", in.get("msdyn_actualid"));
    out.put("ACCOUNTINGDATE", in.get("msdyn_accountingdate"));
    out.put("ADJUSTMENTSTATUS", in.get("msdyn_adjustmentstatus"));
    out.put("AMOUNT", in.get("msdyn_amount"));
    out.put("BILLINGSTATUSID", in.get("msdyn_billingstatus"));
    out.put("BILLINGTYPE", BILLING.get(String.valueOf(in.get("msdyn_billingtype"))));
    out.put("BOOKABLERESOURCENAME", in.get("msdyn_nameofbookableresource"));
    out.put(
        "CONTRACTID",
        behind(
            behind(
                in.get("_msdyn_projectcontractsplitbillingrule_value"),
                "_msdyn_projectcontractid_value"),
            "msdyn_salesordernumber"));
    out.put("DESCRIPTION", in.get("msdyn_description"));
    out.put("DOCUMENTDATE", in.get("msdyn_transactiondate"));
    out.put("ENDDATE", day(in.get("msdyn_enddatetime")));
    out.put("EXTERNALDESCRIPTION", in.get("msdyn_externaldescription"));
    out.put("EXTERNALREFERENCE", in.get("msdyn_externalreferenceid"));
    out.put(
        "FUNDINGSOURCE",
        behind(
            in.get("_msdyn_projectcontractsplitbillingrule_value"),
            "msdyn_projectcontractsplitbillingrulenumber"));
    out.put("INVOICEPROPOSALID", behind(in.get("_msdyn_invoice_value"), "msdyn_invoicenumber"));
    out.put("ISJOURNALIZED", in.get("msdyn_isjournalized") == Boolean.TRUE ? "Yes" : "No");
    out.put("PRODUCTNUMBER", behind(in.get("_msdyn_product_value"), "msdyn_productnumber"));
    out.put("PROJECTID", behind(in.get("_msdyn_project_value"), "msdyn_projectnumber"));
    out.put(
        "PROJECTDATAAREAID",
        behind(
            behind(in.get("_msdyn_project_value"), "_msdyn_owningcompany_value"),
            "cdm_companycode"));
    out.put("QUANTITY", in.get("msdyn_quantity"));
    out.put("STARTDATE", day(in.get("msdyn_startdatetime")));
    out.put("STATUS", in.get("statecode"));
    out.put("STATUSREASON", in.get("statuscode"));
    out.put(
        "TRANSACTIONCATEGORYID",
        behind(in.get("_msdyn_transactioncategory_value"), "msdyn_transactioncategorynumber"));
    out.put("TRANSACTIONCLASSIFICATION", in.get("msdyn_transactionclassification"));
    out.put(
        "TRANSACTIONCURRENCYID", behind(in.get("_transactioncurrencyid_value"), "isocurrencycode"));
    out.put("TRANSACTIONTYPE", TYPES.get(String.valueOf(in.get("msdyn_transactiontypecode"))));
    out.put("UNITOFMEASURE", behind(in.get("_msdyn_unit_value"), "msdyn_symbol"));
    out.put("UNITPRICE", in.get("msdyn_price"));
    out.put("TASKNUMBER", behind(in.get("_msdyn_task_value"), "msdyn_activitynumber"));
    out.put("CONTRACTLINEID", in.get("msdyn_valueofsalescontractline"));
    out.put("EXTERNALORIGINREFERENCE", in.get("msdyn_externaloriginreference"));
    out.put("RESOURCEID", in.get("_msdyn_bookableresource_value"));
    out.put(
        "RESOURCINGCOMPANY", behind(in.get("_msdyn_resourcingcompany_value"), "cdm_companycode"));
    out.put("SALESTAXAMOUNT", in.get("msdyn_accountingtaxamount"));
    return out;
  }

  /** Finance to Dataverse. */
  Map<String, @Nullable Object> toDataverse(Map<?, ?> in) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    String company = companies.get(String.valueOf(in.get("dataAreaId")));
    if (company != null) {
      out.put("msdyn_owningcompany", Map.of("table", "cdm_companies", "id", company));
    }
    out.put("msdyn_actualimportid", in.get("ACTUALSIMPORTID"));
    out.put("msdyn_accountexchangerate", in.get("EXCHANGERATE"));
    out.put("msdyn_vouchernumber", in.get("VOUCHERNUMBER"));
    out.put("msdyn_accountingtaxamount", in.get("SALESTAXAMOUNT"));
    out.put("msdyn_accountingamount", in.get("ACCOUNTINGAMOUNT"));
    return out;
  }

  private @Nullable Object behind(@Nullable Object id, String column) {
    if (id == null) {
      return null;
    }
    Map<String, Object> row = rows.get(id);
    if (row == null) {
      throw new IllegalArgumentException("not found: " + id);
    }
    return row.get(column);
  }

  private static @Nullable Object day(@Nullable Object instant) {
    return instant == null ? null : ((String) instant).substring(0, 10);
  }
}
