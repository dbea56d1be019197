/** What stands before a service: connections, tokens, budgets, and faults made on purpose. */
@NullMarked
package dev.tandem.example.odata.server.front;

import org.jspecify.annotations.NullMarked;
