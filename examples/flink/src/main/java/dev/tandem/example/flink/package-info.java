/** Initial sync and reconcile of very large tables as jobs of Apache Flink. */
@NullMarked
package dev.tandem.example.flink;

import org.jspecify.annotations.NullMarked;
