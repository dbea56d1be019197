package dev.tandem.projectops.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a random engagement is agreed on: contract C7 of company USPM, whose ledger is in USD, with
 * project PT by effort and project PF at a fixed price, and the company GBPM that lends people.
 *
 * @param currency of the contract
 * @param agreed whether the contract has a rate of its own (FX-3)
 * @param completedContract whether the fixed price is recognised at the end only (ACC-15), else by
 *     percentage (ACC-16)
 * @param shares of the customers, in hundredths of a percent
 * @param rounding which of them takes rounding differences (FS-5)
 * @param rates of the currency in USD for 100, in hundredths: March, April, from May on, agreed
 * @param lendingRate of USD in GBP, in hundredths for 100
 * @param prices of an hour in cents: to the customer, cost, cost of a lent hour in its company,
 *     between the companies; of a part: to the customer, cost
 * @param milestones amounts in cents
 */
record EngagementTerms(
    String currency,
    boolean agreed,
    boolean completedContract,
    List<Integer> shares,
    int rounding,
    List<Integer> rates,
    int lendingRate,
    List<Integer> prices,
    List<Integer> milestones) {
  static final String CONTRACT = "C7";

  /** Number of the class of retainers (UND-1). */
  static final int RETAINER_CLASS = 690970099;

  /** Id of the product that is used on the projects. */
  static final String PART = "c7000000-0000-4000-8000-000000000001";

  private static final List<String> ACCOUNTS = List.of("ADATUM", "FABRIKAM", "LITWARE");
  private static final List<String> FROM = List.of("2026-03-01", "2026-04-01", "2026-05-01");
  private static final List<String> TO = List.of("2026-03-31", "2026-04-30", "2026-12-31");

  private static final String PROFILES =
      """
      books:
        USPM:
          profiles:
            - {name: TM_WIP, method: time-and-material, accrues: [hour, expense, item, fee]}
            - {name: FP, method: fixed-price, principle: %s}
      """;

  private static final String HEAD =
      """
        scenario: ENGAGEMENT
        title: A random engagement
        fixture: shipped:f0
        retainerClass: 690970099
        maps:
          - "13-msdyn_contractlinescheduleofvalues"
          - "16-msdyn_expensecategories"
          - "17-msdyn_expenses"
          - "11-msdyn_actuals"
          - "02-msdyn_transactionconnections"
          - "10-invoices"
          - "24-msdyn_customerinvoices"
          - "20-msdyn_projectvendorinvoices"
          - "19-msdyn_projectvendorinvoicelines"
        """;

  /** Numbers of the customers of the contract. */
  List<String> customers() {
    List<String> numbers = new ArrayList<>();
    for (int i = 0; i < shares.size(); i++) {
      numbers.add("FS-7" + (char) ('A' + i));
    }
    return numbers;
  }

  /** The head of the file, up to the steps. */
  String head() {
    return HEAD
        + (completedContract
            ? PROFILES.formatted(
                "completed-contract, cost: {hour: profit-and-loss, expense: profit-and-loss}")
            : PROFILES.formatted("completed-percentage"));
  }

  /** The steps that set it up; nobody works before them. */
  List<String> setUp() {
    return List.of(finance(), priceLists(), contract(), projects());
  }

  private String finance() {
    StringBuilder text =
        new StringBuilder(
            """
              - says: "Finance knows the lending company, the currency and its rates"
                write:
                  - finance: Units
                    values: {UNITSYMBOL: ea, UNITDESCRIPTION: Each, UNITCLASS: Quantity, DECIMALPRECISION: 2,
                      ISBASEUNIT: No, ISSYSTEMUNIT: No, SYSTEMOFUNITS: None}
                  - finance: ProjCategory
                    values: {dataAreaId: USPM, CategoryId: GOODS-3, CategoryType: Item}
                  - finance: ProjCDSParameters
                    values: {dataAreaId: GBPM, JournalPeriod: Month, TimeCategory: LABOUR-1}
                  - finance: ProjCategory
                    values: {dataAreaId: GBPM, CategoryId: LABOUR-1, CategoryType: Hour}
                  - finance: ProjIntercompanyRelation
                    values: {dataAreaId: GBPM, Partner: USPM, AccrueRevenue: Yes, CustAccount: IC-USPM, TimesheetCategory: LABOUR-1}
                  - finance: ProjIntercompanyRelation
                    values: {dataAreaId: USPM, Partner: GBPM, VendAccount: IC-GBPM, TimesheetCategory: LABOUR-1}
                  - finance: ProjCategory
                    values: {dataAreaId: USPM, CategoryId: MILESTONE, CategoryType: OnAccount}
                  - finance: ProjCategory
                    values: {dataAreaId: USPM, CategoryId: TRAVEL-4, CategoryType: Cost}
                  - finance: ProjCDSParameters
                    key: {dataAreaId: USPM}
                    values: {OnAccountCategory: MILESTONE}
                  - finance: ProjExpenseCategoryExportEntity
                    values: {dataAreaId: USPM, COSTTYPE: Hotel, COSTTXT: Hotel, TRANSACTIONCATEGORYID: TRAVEL, EXPTYPE: Hotel, ISINACTIVE: No}
            """);
    for (String type :
        List.of(
            "NotSpecified, LineProperty: None",
            "Chargeable, LineProperty: Billable",
            "NonChargeable, LineProperty: NonBill",
            "Complimentary, LineProperty: Compl",
            "NotAvailable, LineProperty: NotAvail")) {
      entry(
          text,
          "finance: BillingTypeLineProperty",
          "{dataAreaId: GBPM, BillingType: " + type + "}");
    }
    rate(text, "USD", "GBP", 0, 2, lendingRate);
    if (currency.equals("EUR")) {
      entry(text, "finance: Currencies", "{CURRENCYCODE: EUR, NAME: Euro, SYMBOL: E}");
    }
    if (!currency.equals("USD")) {
      for (int i = 0; i < FROM.size(); i++) {
        rate(text, currency, "USD", i, i, rates.get(i));
      }
      if (agreed) {
        entry(
            text,
            "finance: ProjContractFixedRate",
            "{dataAreaId: USPM, ContractId: C7, CurrencyCode: %s, FixedExchRate: %s}"
                .formatted(currency, hundredths(rates.get(FROM.size()))));
      }
    }
    return text.toString();
  }

  private static void rate(
      StringBuilder text, String from, String to, int first, int last, int rate) {
    entry(
        text,
        "finance: ExchangeRateCDSEntity",
        "{EXCHANGERATETYPENAME: Default, FROMCURRENCYCODE: %s, TOCURRENCYCODE: %s, VALIDFROM: %s, VALIDTO: %s, RATE: %s}"
            .formatted(from, to, FROM.get(first), TO.get(last), hundredths(rate)));
  }

  private static void entry(StringBuilder text, String table, String values) {
    text.append("      - ").append(table).append("\n        values: ").append(values).append('\n');
  }

  private String priceLists() {
    return """
          - says: "Prices, and the unit of the lending company"
            write:
              - dataverse: msdyn_transactioncategories
                values: {msdyn_transactioncategorynumber: TRAVEL, msdyn_name: Travel, statecode: 0}
              - dataverse: msdyn_transactioncategories
                values: {msdyn_transactioncategorynumber: GOODS, msdyn_name: Goods, statecode: 0}
              - dataverse: accounts
                values: {accountnumber: V-1, name: Vendor One, customertypecode: 11,
                  msdyn_company: {cdm_companycode: USPM}, transactioncurrencyid: {isocurrencycode: USD}}
              - dataverse: products
                values: {productid: PART, productnumber: X, msdyn_productnumber: X, name: Part X, msdyn_company: {cdm_companycode: USPM}}
              - dataverse: msdyn_resourcecategorypricelevels
                key: {msdyn_resourcecategorypricelevelid: e0000000-0000-4000-8000-000000000003}
                values: {msdyn_price: COST}
              - dataverse: msdyn_organizationalunits
                values: {msdyn_organizationalunitid: d0000000-0000-4000-8000-000000000002, msdyn_name: Contoso UK,
                  msdyn_currency: {isocurrencycode: GBP}}
              - dataverse: pricelevels
                values: {pricelevelid: e0000000-0000-4000-8000-000000000071, name: Costs UK,
                  transactioncurrencyid: {table: transactioncurrencies, key: {isocurrencycode: GBP}},
                  msdyn_timeunit: {table: uoms, key: {msdyn_symbol: h}}}
              - dataverse: msdyn_unitpricelists
                values: {msdyn_unitpricelistid: e0000000-0000-4000-8000-000000000072,
                  msdyn_organizationalunit: {table: msdyn_organizationalunits, id: d0000000-0000-4000-8000-000000000002},
                  msdyn_pricelist: {table: pricelevels, id: e0000000-0000-4000-8000-000000000071}}
              - dataverse: msdyn_resourcecategorypricelevels
                values: {msdyn_resourcecategorypricelevelid: e0000000-0000-4000-8000-000000000073,
                  msdyn_pricelist: {table: pricelevels, id: e0000000-0000-4000-8000-000000000071},
                  msdyn_resourcecategory: {table: bookableresourcecategories, key: {msdyn_resourcecategorynumber: DEVELOPER}},
                  msdyn_price: LENT}
              - dataverse: msdyn_resourcecategorypricelevels
                values: {msdyn_resourcecategorypricelevelid: e0000000-0000-4000-8000-000000000074,
                  msdyn_pricelist: {table: pricelevels, id: e0000000-0000-4000-8000-000000000001},
                  msdyn_resourcecategory: {table: bookableresourcecategories, key: {msdyn_resourcecategorynumber: DEVELOPER}},
                  msdyn_price: BETWEEN, msdyn_resourcingcompany: {table: cdm_companies, key: {cdm_companycode: GBPM}}}
              - dataverse: pricelevels
                values: {pricelevelid: e0000000-0000-4000-8000-000000000075, name: Bill prices C7,
                  transactioncurrencyid: {table: transactioncurrencies, key: {isocurrencycode: CUR}},
                  msdyn_timeunit: {table: uoms, key: {msdyn_symbol: h}}}
              - dataverse: msdyn_resourcecategorypricelevels
                values: {msdyn_resourcecategorypricelevelid: e0000000-0000-4000-8000-000000000076,
                  msdyn_pricelist: {table: pricelevels, id: e0000000-0000-4000-8000-000000000075},
                  msdyn_resourcecategory: {table: bookableresourcecategories, key: {msdyn_resourcecategorynumber: DEVELOPER}},
                  msdyn_price: BILL}
              - dataverse: msdyn_transactioncategorypricelevels
                values: {msdyn_transactioncategorypricelevelid: e0000000-0000-4000-8000-000000000077,
                  msdyn_pricelist: {table: pricelevels, id: e0000000-0000-4000-8000-000000000075},
                  msdyn_transactioncategory: {table: msdyn_transactioncategories, key: {msdyn_transactioncategorynumber: TRAVEL}},
                  msdyn_pricingmethod: 192350000, msdyn_price: BILL}
              - dataverse: productpricelevels
                values: {productpricelevelid: e0000000-0000-4000-8000-000000000079, amount: PARTSALE,
                  pricelevelid: {table: pricelevels, id: e0000000-0000-4000-8000-000000000075}, productid: {table: products, id: PART}}
              - dataverse: productpricelevels
                values: {productpricelevelid: e0000000-0000-4000-8000-000000000080, amount: PARTCOST,
                  pricelevelid: {table: pricelevels, id: e0000000-0000-4000-8000-000000000001}, productid: {table: products, id: PART}}
            work:
              - {finance: categories, company: USPM}
        """
        .replace("PARTSALE", price(4).toPlainString())
        .replace("PARTCOST", price(5).toPlainString())
        .replace("PART,", PART + ",")
        .replace("PART}", PART + "}")
        .replace("BILL}", hundredths(prices.get(0)) + "}")
        .replace("COST}", hundredths(prices.get(1)) + "}")
        .replace("LENT}", hundredths(prices.get(2)) + "}")
        .replace("BETWEEN,", hundredths(prices.get(3)) + ",")
        .replace("CUR}", currency + "}");
  }

  private String contract() {
    String account =
        "{table: accounts, key: {accountnumber: %s, msdyn_company.cdm_companycode: USPM}}";
    StringBuilder text =
        new StringBuilder(
            """
              - says: "Contract C7 and its customers"
                write:
                  - dataverse: accounts
                    values: {accountnumber: FABRIKAM, name: Fabrikam, customertypecode: 3,
                      msdyn_company: {cdm_companycode: USPM}, transactioncurrencyid: {isocurrencycode: USD}}
                  - dataverse: accounts
                    values: {accountnumber: LITWARE, name: Litware, customertypecode: 3,
                      msdyn_company: {cdm_companycode: USPM}, transactioncurrencyid: {isocurrencycode: USD}}
                  - dataverse: salesorders
                    values: {msdyn_salesordernumber: C7, name: Mixed, msdyn_ordertype: 192350001,
                      msdyn_owningcompany: {cdm_companycode: USPM}, transactioncurrencyid: {isocurrencycode: CUR},
                      customerid: {table: accounts, key: {accountnumber: ADATUM, msdyn_company.cdm_companycode: USPM}}}
                  - dataverse: msdyn_projectpricelists
                    values: {msdyn_projectpricelistid: e0000000-0000-4000-8000-000000000078,
                      msdyn_salesorder: {table: salesorders, key: {msdyn_salesordernumber: C7}},
                      msdyn_pricelist: {table: pricelevels, id: e0000000-0000-4000-8000-000000000075}}
            """
                .replace("CUR}", currency + "}"));
    for (int i = 0; i < shares.size(); i++) {
      String values =
          """
          {msdyn_projectcontractsplitbillingrulenumber: %s, msdyn_projectcontractid: {msdyn_salesordernumber: C7},
                      msdyn_customer: %s, msdyn_billtoname: %s, msdyn_isprimary: %s, msdyn_paymentterms: 1,
                      msdyn_splitpercent: %s, msdyn_owningcompany: {cdm_companycode: USPM}, msdyn_isrounding: %s}"""
              .formatted(
                  customers().get(i),
                  account.formatted(ACCOUNTS.get(i)),
                  ACCOUNTS.get(i),
                  i == 0,
                  hundredths(shares.get(i)),
                  i == rounding);
      entry(text, "dataverse: msdyn_projectcontractsplitbillingrules", values);
    }
    return text.toString();
  }

  private String projects() {
    String own = "{msdyn_projectnumber: NUM, msdyn_owningcompany: {cdm_companycode: USPM}}";
    String project =
        """
              - dataverse: msdyn_projects
                values: {msdyn_projectid: ID, msdyn_projectnumber: NUM, msdyn_subject: Mixed,
                  msdyn_owningcompany: {cdm_companycode: USPM}, msdyn_salesorderid: {msdyn_salesordernumber: C7},
                  msdyn_customer: {table: accounts, key: {accountnumber: ADATUM, msdyn_company.cdm_companycode: USPM}},
                  transactioncurrencyid: {isocurrencycode: USD}, msdyn_scheduledstart: 2026-03-01, statecode: 0,
                  msdyn_contractorganizationalunitid: d0000000-0000-4000-8000-000000000001}
              - dataverse: msdyn_projecttasks
                values: {msdyn_activitynumber: TASK-NUM, msdyn_tasknumber: "1", msdyn_subject: Work,
                  msdyn_project: OWN, msdyn_outlinelevel: 1, msdyn_displaysequence: 1, statecode: 0}
              - dataverse: salesorderdetails
                values: {salesorderid: {msdyn_salesordernumber: C7}, sequencenumber: SEQ, salesorderdetailname: L-NUM,
                  productdescription: Mixed, msdyn_linetype: 690970000, msdyn_billingmethod: 19235000KIND,
                  msdyn_project: OWN, msdyn_owningcompany: {cdm_companycode: USPM}, msdyn_includetime: true,
                  msdyn_includeexpense: true, msdyn_includematerial: true, msdyn_includefee: true,
                  salesorderdetailid: "92000000-0000-4000-8000-00000000007SEQ", extendedamount: 10000}
        """
            .replace("OWN", own);
    return """
          - says: "Project PT by effort, PF at a fixed price, and its milestones"
            day: 2026-03-02
            write:
        %s%s    work:
        %s"""
        .formatted(
            project
                .replace("ID,", "b7000000-0000-4000-8000-000000000001,")
                .replace("NUM", "PT")
                .replace("SEQ", "1")
                .replace("KIND", "0"),
            project
                .replace("ID,", "b7000000-0000-4000-8000-000000000002,")
                .replace("NUM", "PF")
                .replace("SEQ", "2")
                .replace("KIND", "1"),
            milestoneActions());
  }

  private String milestoneActions() {
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < milestones.size(); i++) {
      lines.add(
          "{dataverse: add-milestone, with: {line: L-PF, name: M%d, amount: \"%s\"}}"
              .formatted(i + 1, hundredths(milestones.get(i))));
      lines.add("{dataverse: share-milestone, with: {milestone: M%d}}".formatted(i + 1));
    }
    return lines.stream().map(line -> "      - " + line + "\n").collect(Collectors.joining());
  }

  /** What is bought in: the currency of the company, or that of the contract. */
  String bought(int which) {
    return which == 0 ? "USD" : currency;
  }

  /** One of the prices. */
  BigDecimal price(int which) {
    return BigDecimal.valueOf(prices.get(which), 2);
  }

  static String hundredths(int number) {
    return BigDecimal.valueOf(number, 2).toPlainString();
  }
}
