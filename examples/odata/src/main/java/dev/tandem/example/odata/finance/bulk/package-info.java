/** Bulk loads of finance entities as data packages, past ledger and fences. */
@NullMarked
package dev.tandem.example.odata.finance.bulk;

import org.jspecify.annotations.NullMarked;
