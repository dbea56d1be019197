package dev.tandem.example.odata.server;

import dev.tandem.example.odata.server.front.Limits;
import dev.tandem.spi.schema.KeyValues;
import dev.tandem.spi.testkit.InMemoryConnector;
import dev.tandem.spi.testkit.ManualClock;
import dev.tandem.spi.value.Reference;
import java.util.Map;
import java.util.UUID;

/** A Dataverse server with a company and a caller. */
final class DataverseFixture implements AutoCloseable {
  static final UUID USPM = UUID.fromString("11111111-0000-4000-8000-000000000001");

  final ManualClock clock = Sides.clock();
  final InMemoryConnector side = Sides.dataverse(clock);
  final DataverseServer server;
  final Http http;

  DataverseFixture() {
    this(Limits.DATAVERSE);
  }

  DataverseFixture(Limits limits) {
    server = DataverseServer.start(side, Sides.settings(clock, limits));
    http = new Http(server.origin(), server.api()).signIn();
    side.insert("cdm_companies", Map.of("cdm_companyid", USPM, "cdm_companycode", "USPM"));
  }

  static String account(String number, String name) {
    return """
        {"accountnumber":"%s","name":"%s","creditlimit":12.5,"donotphone":true,
         "accountcategorycode":1,
         "msdyn_company@odata.bind":"/cdm_companies(cdm_companycode='USPM')"}"""
        .formatted(number, name);
  }

  /** The URL of an account by its alternate key. */
  static String byNumber(String number) {
    return "accounts(accountnumber='%s',_msdyn_company_value=%s)".formatted(number, USPM);
  }

  void enterAccounts(int count) {
    for (int i = 1; i <= count; i++) {
      side.insert(
          "accounts",
          Map.of(
              "accountnumber", "A" + i,
              "name", "Customer " + i,
              "msdyn_company", Reference.byKey(null, KeyValues.of("cdm_companycode", "USPM"))));
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
