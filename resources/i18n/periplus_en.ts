<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Capture</name>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>%n part is missing</numerusform>
            <numerusform>%n parts are missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaptureProblems</name>
    <message numerus="yes">
        <source>%n page(s) did not come.</source>
        <translation>
            <numerusform>%n page did not come.</numerusform>
            <numerusform>%n pages did not come.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) came only in part.</source>
        <translation>
            <numerusform>%n page came only in part.</numerusform>
            <numerusform>%n pages came only in part.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::ArchiveController</name>
    <message numerus="yes">
        <source>Exporting %n capture(s)...</source>
        <translation>
            <numerusform>Exporting %n capture...</numerusform>
            <numerusform>Exporting %n captures...</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::CaptureTools</name>
    <message numerus="yes">
        <source>%n part(s) missing</source>
        <translation>
            <numerusform>%n part is missing</numerusform>
            <numerusform>%n parts are missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::CompareSheet</name>
    <message numerus="yes">
        <source>%n change(s)</source>
        <translation>
            <numerusform>%n change</numerusform>
            <numerusform>%n changes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::Desk</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n page(s) came in</source>
        <translation>
            <numerusform>%n page came in</numerusform>
            <numerusform>%n pages came in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>All %n pages are offline.</source>
        <translation>
            <numerusform>The page is offline.</numerusform>
            <numerusform>All %n pages are offline.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n link(s) read from local clones.</source>
        <translation>
            <numerusform>%n link read from local clones.</numerusform>
            <numerusform>%n links read from local clones.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Exported to %1. %n damaged part(s) had to be left out; taking their pages offline again mends that.</source>
        <translation>
            <numerusform>Exported to %1. %n damaged part had to be left out; taking its page offline again mends that.</numerusform>
            <numerusform>Exported to %1. %n damaged parts had to be left out; taking their pages offline again mends that.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n capture(s) forgotten. Ctrl+Z brings them back, one by one.</source>
        <translation>
            <numerusform>%n capture forgotten. Ctrl+Z brings it back.</numerusform>
            <numerusform>%n captures forgotten. Ctrl+Z brings them back, one by one.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::FacetButton</name>
    <message numerus="yes">
        <source>Filter by state, star, host or author: %n in force</source>
        <translation>
            <numerusform>Filter by state, star, host or author: %n in force</numerusform>
            <numerusform>Filter by state, star, host or author: %n in force</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::SectionTreeModel</name>
    <message numerus="yes">
        <source>%n annotation(s)</source>
        <translation>
            <numerusform>%n annotation</numerusform>
            <numerusform>%n annotations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>periplus::StatusLine</name>
    <message numerus="yes">
        <source>%n offline</source>
        <comment>entries</comment>
        <translation>
            <numerusform>%n offline</numerusform>
            <numerusform>%n offline</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n did not come whole</source>
        <comment>pages</comment>
        <translation>
            <numerusform>%n did not come whole</numerusform>
            <numerusform>%n did not come whole</numerusform>
        </translation>
    </message>
</context>
</TS>
