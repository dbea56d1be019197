/** What both adapters share: HTTP, tokens, batches, budgets. */
@NullMarked
package dev.tandem.example.odata.client;

import org.jspecify.annotations.NullMarked;
