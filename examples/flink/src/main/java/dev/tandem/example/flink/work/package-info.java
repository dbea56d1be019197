/** What every worker has: the compiled map, the systems, the rows that lookups need. */
@NullMarked
package dev.tandem.example.flink.work;

import org.jspecify.annotations.NullMarked;
