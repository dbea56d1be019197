/** Both servers with sample data and the business processes behind them, to develop against. */
@NullMarked
package dev.tandem.example.odata.server.sample;

import org.jspecify.annotations.NullMarked;
