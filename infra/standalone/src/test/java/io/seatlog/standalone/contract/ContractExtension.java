package io.seatlog.standalone.contract;

import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails the test in which the contract was broken, on whatever thread that was; says at the end what was held. */
public final class ContractExtension implements BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(ContractExtension.class))
                .computeIfAbsent("summary", first -> (AutoCloseable) ContractExtension::say);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        failIfBroken();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        failIfBroken();
    }

    private static void failIfBroken() {
        List<AssertionError> breaches = Contract.breaches();
        if (!breaches.isEmpty()) {
            AssertionError first = breaches.get(0);
            breaches.stream().skip(1).forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void say() {
        String summary = Contract.summary();
        if (!summary.isEmpty()) {
            System.out.println(summary);
        }
    }
}
