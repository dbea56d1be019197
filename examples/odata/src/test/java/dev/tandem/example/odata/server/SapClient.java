package dev.tandem.example.odata.server;

import com.sap.cloud.sdk.cloudplatform.connectivity.CsrfTokenRetriever;
import com.sap.cloud.sdk.cloudplatform.connectivity.DefaultHttpDestination;
import com.sap.cloud.sdk.cloudplatform.connectivity.Header;
import com.sap.cloud.sdk.cloudplatform.connectivity.HttpClientAccessor;
import com.sap.cloud.sdk.datamodel.odata.client.ODataProtocol;
import com.sap.cloud.sdk.datamodel.odata.client.query.StructuredQuery;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataEntityKey;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestBatch;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestCount;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestCreate;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestDelete;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestGeneric;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestRead;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestReadByKey;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestResultGeneric;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestResultMultipartGeneric;
import com.sap.cloud.sdk.datamodel.odata.client.request.ODataRequestUpdate;
import com.sap.cloud.sdk.datamodel.odata.client.request.UpdateStrategy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.http.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** The OData client of SAP's Cloud SDK, signed in to one of the servers. */
final class SapClient {
  private static final ODataProtocol V4 = ODataProtocol.V4;

  private final HttpClient http;
  private final String service;
  private final boolean acrossCompanies;

  private SapClient(HttpClient http, String service, boolean acrossCompanies) {
    this.http = http;
    this.service = service;
    this.acrossCompanies = acrossCompanies;
  }

  static SapClient of(URI api, Http signedIn) {
    DefaultHttpDestination destination =
        DefaultHttpDestination.builder(api.resolve("/"))
            .header(new Header("Authorization", "Bearer " + signedIn.token()))
            .build();
    return new SapClient(HttpClientAccessor.getHttpClient(destination), api.getPath(), false);
  }

  /** The same with {@code cross-company=true} in every request. */
  SapClient acrossCompanies() {
    return new SapClient(http, service, true);
  }

  static ODataEntityKey key(Map<String, Object> parts) {
    return ODataEntityKey.of(parts, V4);
  }

  static StructuredQuery query(String set) {
    return StructuredQuery.onEntity(set, V4);
  }

  static StructuredQuery expanded(String navigation) {
    return StructuredQuery.asNestedQueryOnProperty(navigation, V4);
  }

  private <R extends ODataRequestGeneric> R prepared(R request) {
    request.setCsrfTokenRetriever(CsrfTokenRetriever.DISABLED_CSRF_TOKEN_RETRIEVER);
    if (acrossCompanies) {
      request.addQueryParameter("cross-company", "true");
    }
    return request;
  }

  ODataRequestCreate creation(String set, String json) {
    return prepared(new ODataRequestCreate(service, set, json, V4));
  }

  ODataRequestUpdate change(String set, ODataEntityKey key, String json, @Nullable String etag) {
    return prepared(
        new ODataRequestUpdate(
            service, set, key, json, UpdateStrategy.MODIFY_WITH_PATCH, etag, V4));
  }

  ODataRequestDelete deletion(String set, ODataEntityKey key, @Nullable String etag) {
    return prepared(new ODataRequestDelete(service, set, key, etag, V4));
  }

  ODataRequestReadByKey reading(String set, ODataEntityKey key) {
    return prepared(new ODataRequestReadByKey(service, set, key, null, V4));
  }

  ODataRequestBatch batch() {
    ODataRequestBatch batch = new ODataRequestBatch(service, V4);
    batch.setCsrfTokenRetriever(CsrfTokenRetriever.DISABLED_CSRF_TOKEN_RETRIEVER);
    return batch;
  }

  Map<String, Object> create(String set, String json) {
    ODataRequestCreate creation = creation(set, json);
    creation.addHeader("Prefer", "return=representation");
    return creation.execute(http).asMap();
  }

  int update(String set, ODataEntityKey key, String json, @Nullable String etag) {
    return status(change(set, key, json, etag).execute(http));
  }

  int delete(String set, ODataEntityKey key, @Nullable String etag) {
    return status(deletion(set, key, etag).execute(http));
  }

  private static int status(ODataRequestResultGeneric result) {
    return result.getHttpResponse().getStatusLine().getStatusCode();
  }

  Map<String, Object> read(String set, ODataEntityKey key) {
    return reading(set, key).execute(http).asMap();
  }

  ODataRequestResultGeneric list(StructuredQuery query) {
    return listing(query).execute(http);
  }

  private ODataRequestRead listing(StructuredQuery query) {
    return prepared(
        new ODataRequestRead(
            service, query.getEntityOrPropertyName(), query.getEncodedQueryString(), V4));
  }

  /** The rows of each page. */
  List<List<Map<String, Object>>> pages(StructuredQuery query, int pageSize) {
    ODataRequestRead first = listing(query);
    first.addHeader("Prefer", "odata.maxpagesize=" + pageSize);
    List<List<Map<String, Object>>> pages = new ArrayList<>();
    ODataRequestResultGeneric page = first.execute(http);
    pages.add(page.asListOfMaps());
    while (page.getNextLink().isDefined()) {
      page = page.tryGetNextPage().get();
      pages.add(page.asListOfMaps());
    }
    return pages;
  }

  long count(String set) {
    return prepared(new ODataRequestCount(service, set, null, V4)).execute(http).as(Long.class);
  }

  ODataRequestResultMultipartGeneric send(ODataRequestBatch batch) {
    return batch.execute(http);
  }
}
