// The Dataverse server as dynamics-web-api sees it. Run by the build with ORIGIN, CLIENT, SECRET and COMPANY.
import assert from "node:assert/strict";
import { test } from "node:test";
import { DynamicsWebApi } from "dynamics-web-api";

const { ORIGIN, CLIENT, SECRET, COMPANY } = process.env;

async function token() {
  const answer = await fetch(`${ORIGIN}/common/oauth2/v2.0/token`, {
    method: "POST",
    body: new URLSearchParams({
      grant_type: "client_credentials",
      client_id: CLIENT,
      client_secret: SECRET,
      scope: `${ORIGIN}/.default`,
    }),
  });
  assert.equal(answer.status, 200);
  return (await answer.json()).access_token;
}

const accessToken = await token();
const api = new DynamicsWebApi({
  serverUrl: ORIGIN,
  dataApi: { version: "9.2" },
  onTokenRefresh: async () => ({ accessToken }),
});

const account = (number) => ({
  accountnumber: number,
  name: `Customer ${number}`,
  creditlimit: 10.5,
  "msdyn_company@odata.bind": "/cdm_companies(cdm_companycode='USPM')",
});
const byNumber = (number) => `accountnumber='${number}',_msdyn_company_value=${COMPANY}`;

test("creates, reads, updates and deletes", async () => {
  const created = await api.create({
    collection: "accounts",
    data: account("N1"),
    returnRepresentation: true,
  });
  assert.equal(created.accountnumber, "N1");
  const key = created.accountid;
  await api.update({ collection: "accounts", key, data: { name: "Renamed" } });
  const read = await api.retrieve({ collection: "accounts", key, select: ["name", "creditlimit"] });
  assert.equal(read.name, "Renamed");
  assert.equal(read.creditlimit, 10.5);
  await api.deleteRecord({ collection: "accounts", key });
  await assert.rejects(api.retrieve({ collection: "accounts", key }), (error) => {
    assert.equal(error.status, 404);
    assert.equal(error.code, "0x80040217");
    return true;
  });
});

test("upserts and reads by alternate key", async () => {
  const key = byNumber("N2");
  await api.upsert({ collection: "accounts", key, data: { name: "First" } });
  await api.upsert({ collection: "accounts", key, data: { name: "Second" } });
  const read = await api.retrieve({ collection: "accounts", key, select: ["name"] });
  assert.equal(read.name, "Second");
  await assert.rejects(
    api.upsert({ collection: "accounts", key, data: { name: "Third" }, ifnonematch: "*" }).then((r) => {
      // The client turns 412 into null.
      if (r === null) throw Object.assign(new Error("there already"), { status: 412 });
    }),
    (error) => error.status === 412,
  );
  await api.deleteRecord({ collection: "accounts", key });
});

test("lists with filter, order, expand, count and pages", async () => {
  for (let i = 1; i <= 7; i++) {
    await api.create({ collection: "accounts", data: account(`P${i}`) });
  }
  const filtered = await api.retrieveMultiple({
    collection: "accounts",
    select: ["accountnumber"],
    filter: "startswith(accountnumber,'P') and accountnumber ne 'P3'",
    orderBy: ["accountnumber desc"],
    expand: [{ property: "msdyn_company", select: ["cdm_companycode"] }],
    count: true,
  });
  assert.deepEqual(
    filtered.value.map((row) => row.accountnumber),
    ["P7", "P6", "P5", "P4", "P2", "P1"],
  );
  assert.equal(filtered.value[0].msdyn_company.cdm_companycode, "USPM");
  assert.equal(filtered.oDataCount, 6);
  const request = { collection: "accounts", select: ["accountnumber"], maxPageSize: 3 };
  const numbers = [];
  let page = await api.retrieveMultiple(request);
  while (page) {
    assert.ok(page.value.length <= 3);
    numbers.push(...page.value.map((row) => row.accountnumber));
    page = page.oDataNextLink ? await api.retrieveMultiple(request, page.oDataNextLink) : null;
  }
  assert.equal(new Set(numbers).size, numbers.length);
  assert.equal(numbers.filter((number) => number.startsWith("P")).length, 7);
  const all = await api.retrieveAll({ collection: "accounts", select: ["accountnumber"] });
  assert.equal(all.value.length, numbers.length);
});

test("applies a batch whole or not at all", async () => {
  api.startBatch();
  api.create({ collection: "accounts", data: account("B1"), contentId: "1" });
  api.create({ collection: "accounts", data: account("B2"), contentId: "2" });
  await api.executeBatch();
  const read = await api.retrieve({ collection: "accounts", key: byNumber("B2"), select: ["name"] });
  assert.equal(read.name, "Customer B2");
  api.startBatch();
  api.create({ collection: "accounts", data: account("B3") });
  api.create({ collection: "accounts", data: account("B1") });
  await assert.rejects(api.executeBatch(), (failed) => {
    assert.deepEqual(
      failed.map((result) => [result instanceof Error, result?.status]),
      [[true, 412]],
    );
    return true;
  });
  await assert.rejects(api.retrieve({ collection: "accounts", key: byNumber("B3") }), { status: 404 });
});

test("tracks changes", async () => {
  const request = { collection: "msdyn_taxgroups", select: ["msdyn_name"], trackChanges: true };
  const first = await api.retrieveMultiple(request);
  const link = first.oDataDeltaLink ?? first["@odata.deltaLink"];
  assert.ok(link);
  await api.create({
    collection: "msdyn_taxgroups",
    data: { msdyn_name: "T1", "msdyn_company@odata.bind": `/cdm_companies(${COMPANY})` },
  });
  const changes = await api.retrieveMultiple(request, link);
  assert.deepEqual(
    changes.value.map((row) => row.msdyn_name),
    ["T1"],
  );
});

test("reads table definitions", async () => {
  const tables = await api.retrieveEntities({ filter: "LogicalName eq 'account'" });
  assert.equal(tables.value[0].EntitySetName, "accounts");
});
