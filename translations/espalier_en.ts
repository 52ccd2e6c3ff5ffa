<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>ComparisonPanel</name>
    <message numerus="yes">
        <source>%n tensor(s) compared, none differs</source>
        <translation>
            <numerusform>%n tensor compared, none differs</numerusform>
            <numerusform>%n tensors compared, none differs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tensor(s) compared; the first that differs is %1, made by %2 (%3)</source>
        <translation>
            <numerusform>%n tensor compared; the first that differs is %1, made by %2 (%3)</numerusform>
            <numerusform>%n tensors compared; the first that differs is %1, made by %2 (%3)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CutPanel</name>
    <message numerus="yes">
        <source>Cut at %n tensor(s)</source>
        <translation>
            <numerusform>Cut at %n tensor</numerusform>
            <numerusform>Cut at %n tensors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Below the line, %n node(s) become C++.</source>
        <translation>
            <numerusform>Below the line, %n node becomes C++.</numerusform>
            <numerusform>Below the line, %n nodes become C++.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Above it, %n node(s) do not run.</source>
        <translation>
            <numerusform>Above it, %n node does not run.</numerusform>
            <numerusform>Above it, %n nodes do not run.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>NodePanel</name>
    <message numerus="yes">
        <source>%n nodes are selected.</source>
        <translation>
            <numerusform>%n node is selected.</numerusform>
            <numerusform>%n nodes are selected.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>VerificationPanel</name>
    <message numerus="yes">
        <source>Bit-equal in %n run(s)</source>
        <translation>
            <numerusform>Bit-equal in %n run</numerusform>
            <numerusform>Bit-equal in %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Passed in %n run(s)</source>
        <translation>
            <numerusform>Passed in %n run</numerusform>
            <numerusform>Passed in %n runs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>espalier::ExportDialog</name>
    <message numerus="yes">
        <source>%n node(s) do not run</source>
        <translation>
            <numerusform>%n node does not run</numerusform>
            <numerusform>%n nodes do not run</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>espalier::FixCards</name>
    <message numerus="yes">
        <source>Bit-equal in %n run(s)</source>
        <translation>
            <numerusform>Bit-equal in %n run</numerusform>
            <numerusform>Bit-equal in %n runs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n, cheapest first</source>
        <translation>
            <numerusform>%n</numerusform>
            <numerusform>%n, cheapest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>espalier::MainWindow</name>
    <message numerus="yes">
        <source>%n name(s) copied</source>
        <translation>
            <numerusform>%n name copied</numerusform>
            <numerusform>%n names copied</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>espalier::Workbench</name>
    <message numerus="yes">
        <source>No rule mends the %n node(s) that do not run.</source>
        <translation>
            <numerusform>No rule mends the %n node that does not run.</numerusform>
            <numerusform>No rule mends the %n nodes that do not run.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n place(s) mended and verified</source>
        <translation>
            <numerusform>%n place mended and verified</numerusform>
            <numerusform>%n places mended and verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>, %n node(s) left</source>
        <translation>
            <numerusform>, %n node left</numerusform>
            <numerusform>, %n nodes left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n node(s) moved to generated C++</source>
        <translation>
            <numerusform>%n node moved to generated C++</numerusform>
            <numerusform>%n nodes moved to generated C++</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No tensor differs, of %n</source>
        <translation>
            <numerusform>No tensor differs, of %n</numerusform>
            <numerusform>No tensor differs, of %n</numerusform>
        </translation>
    </message>
</context>
</TS>
