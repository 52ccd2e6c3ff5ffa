<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
    <context>
        <name>ComparisonPanel</name>
        <message>
            <source>Only what is not equal</source>
            <translation>Alleen wat niet gelijk is</translation>
        </message>
        <message>
            <source>Compare tensors</source>
            <translation>Tensoren vergelijken</translation>
        </message>
        <message>
            <source>Tensors of both models</source>
            <translation>Tensoren van beide modellen</translation>
        </message>
        <message>
            <source>Runs the model as it stands and the original on the inputs of the Run panel, and sets every tensor of the one beside that of the other.</source>
            <translation>Voert het huidige model en het origineel uit op de invoer van het paneel Uitvoeren, en zet elke tensor van het ene naast die van het andere.</translation>
        </message>
        <message numerus="yes">
            <source>%n tensor(s) compared, none differs</source>
            <translation>
                <numerusform>%n tensor vergeleken, geen verschil</numerusform>
                <numerusform>%n tensoren vergeleken, geen verschil</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n tensor(s) compared; the first that differs is %1, made by %2 (%3)</source>
            <translation>
                <numerusform>%n tensor vergeleken; de eerste die verschilt is %1, gemaakt door %2 (%3)</numerusform>
                <numerusform>%n tensoren vergeleken; de eerste die verschilt is %1, gemaakt door %2 (%3)</numerusform>
            </translation>
        </message>
        <message>
            <source>; the first with NaN or infinity is %1</source>
            <translation>; de eerste met NaN of oneindig is %1</translation>
        </message>
    </context>
    <context>
        <name>CutPanel</name>
        <message>
            <source>Apply cut</source>
            <translation>Knip toepassen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuleren</translation>
        </message>
        <message>
            <source>Fewest bytes</source>
            <translation>Minste bytes</translation>
        </message>
        <message>
            <source>All that does not run</source>
            <translation>Alles wat niet draait</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>Tensor</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Waarden</translation>
        </message>
        <message>
            <source>none</source>
            <translation>geen</translation>
        </message>
        <message>
            <source>auto</source>
            <translation>automatisch</translation>
        </message>
        <message>
            <source>channels</source>
            <translation>kanalen</translation>
        </message>
        <message>
            <source>flatten</source>
            <translation>plat</translation>
        </message>
        <message>
            <source>Outputs of the model</source>
            <translation>Uitvoer van het model</translation>
        </message>
        <message>
            <source>Merge into one output</source>
            <translation>Samenvoegen tot één uitvoer</translation>
        </message>
        <message>
            <source>Cost</source>
            <translation>Kosten</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>Knip</translation>
        </message>
        <message>
            <source>The model is cut. Undo brings the tail back.</source>
            <translation>Het model is geknipt. Ongedaan maken brengt de staart terug.</translation>
        </message>
        <message>
            <source>Select the nodes or tensors at which the model shall end, and press Cut; or let a cut be proposed.</source>
            <translation>Selecteer de knopen of tensoren waar het model moet eindigen en druk op Knippen; of laat een knip voorstellen.</translation>
        </message>
        <message>
            <source>No node that does not run can move to C++.</source>
            <translation>Geen knoop die niet draait kan naar C++ verhuizen.</translation>
        </message>
        <message numerus="yes">
            <source>Cut at %n tensor(s)</source>
            <translation>
                <numerusform>Knip bij %n tensor</numerusform>
                <numerusform>Knip bij %n tensoren</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Below the line, %n node(s) become C++.</source>
            <translation>
                <numerusform>Onder de lijn wordt %n knoop C++.</numerusform>
                <numerusform>Onder de lijn worden %n knopen C++.</numerusform>
            </translation>
        </message>
        <message>
            <source>Above it, every node runs on %1.</source>
            <translation>Erboven draait elke knoop op %1.</translation>
        </message>
        <message numerus="yes">
            <source>Above it, %n node(s) do not run.</source>
            <translation>
                <numerusform>Erboven draait %n knoop niet.</numerusform>
                <numerusform>Erboven draaien %n knopen niet.</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 is not offered: %2</source>
            <translation>%1 wordt niet aangeboden: %2</translation>
        </message>
        <message>
            <source>%1 read back from the device in a run; %2 MACs in C++.</source>
            <translation>%1 per run teruggelezen van het apparaat; %2 MAC&apos;s in C++.</translation>
        </message>
    </context>
    <context>
        <name>DifferenceBars</name>
        <message>
            <source>Histogram of the differences</source>
            <translation>Histogram van de verschillen</translation>
        </message>
        <message>
            <source>|difference| of %1 elements</source>
            <translation>|verschil| van %1 elementen</translation>
        </message>
    </context>
    <context>
        <name>DocumentationPanel</name>
        <message>
            <source>Documentation</source>
            <translation>Documentatie</translation>
        </message>
        <message>
            <source>Select a node to read about its operator.</source>
            <translation>Selecteer een knoop om over de operator te lezen.</translation>
        </message>
        <message>
            <source>ONNX knows no operator %1.</source>
            <translation>ONNX kent geen operator %1.</translation>
        </message>
        <message>
            <source>since opset %1</source>
            <translation>sinds opset %1</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Invoer</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>Uitvoer</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attributen</translation>
        </message>
    </context>
    <context>
        <name>FindingsPanel</name>
        <message>
            <source>Findings</source>
            <translation>Bevindingen</translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>Sorted by what blocks the export</source>
            <translation>Gesorteerd op wat de export tegenhoudt</translation>
        </message>
        <message>
            <source>Open a model and choose a target to see what does not run.</source>
            <translation>Open een model en kies een doel om te zien wat niet draait.</translation>
        </message>
        <message>
            <source>Nothing stands in the way of an export to %1.</source>
            <translation>Niets staat een export naar %1 in de weg.</translation>
        </message>
    </context>
    <context>
        <name>GeneratedCodePanel</name>
        <message>
            <source>Generated C++</source>
            <translation>Gegenereerde C++</translation>
        </message>
        <message>
            <source>Cut the model to see the C++ that its tail becomes.</source>
            <translation>Knip het model om de C++ te zien die de staart wordt.</translation>
        </message>
        <message>
            <source>Generating…</source>
            <translation>Genereren…</translation>
        </message>
        <message>
            <source>Generating C++</source>
            <translation>C++ genereren</translation>
        </message>
    </context>
    <context>
        <name>HistoryPanel</name>
        <message>
            <source>History</source>
            <translation>Geschiedenis</translation>
        </message>
    </context>
    <context>
        <name>JobsPanel</name>
        <message>
            <source>Cancel</source>
            <translation>Annuleren</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Clear finished</source>
            <translation>Voltooide wissen</translation>
        </message>
    </context>
    <context>
        <name>ModelPanel</name>
        <message>
            <source>Open a model to read about it.</source>
            <translation>Open een model om erover te lezen.</translation>
        </message>
        <message>
            <source>opset %1 of %2</source>
            <translation>opset %1 van %2</translation>
        </message>
        <message>
            <source>IR %1, made by %2</source>
            <translation>IR %1, gemaakt door %2</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1 parameters</translation>
        </message>
        <message>
            <source>%1 MACs</source>
            <translation>%1 MAC&apos;s</translation>
        </message>
        <message>
            <source>%1 for activations at most</source>
            <translation>hoogstens %1 voor activaties</translation>
        </message>
        <message>
            <source>Give dynamic dims a length, or change the shape: 1x3x224x224</source>
            <translation>Geef dynamische dimensies een lengte, of verander de vorm: 1x3x224x224</translation>
        </message>
        <message>
            <source>Inputs</source>
            <translation>Invoer</translation>
        </message>
        <message>
            <source>Outputs</source>
            <translation>Uitvoer</translation>
        </message>
        <message>
            <source>Judging every target</source>
            <translation>Elk doel beoordelen</translation>
        </message>
        <message>
            <source>Coverage: nodes, MACs</source>
            <translation>Dekking: knopen, MAC&apos;s</translation>
        </message>
    </context>
    <context>
        <name>NodePanel</name>
        <message numerus="yes">
            <source>%n nodes are selected.</source>
            <translation>
                <numerusform>%n knoop is geselecteerd.</numerusform>
                <numerusform>%n knopen zijn geselecteerd.</numerusform>
            </translation>
        </message>
        <message>
            <source>Select a node to see why it runs or not.</source>
            <translation>Selecteer een knoop om te zien waarom die wel of niet draait.</translation>
        </message>
        <message>
            <source> · opset %1</source>
            <translation> · opset %1</translation>
        </message>
        <message>
            <source>Needs training: made by %1.</source>
            <translation>Moet getraind worden: gemaakt door %1.</translation>
        </message>
        <message>
            <source>checked</source>
            <translation>gecontroleerd</translation>
        </message>
        <message>
            <source>Folded away: the target drops or fuses it, or its result is written into the model.</source>
            <translation>Weggevouwen: het doel laat de knoop vallen of voegt hem samen, of het resultaat staat in het model.</translation>
        </message>
        <message>
            <source>Runs on %1.</source>
            <translation>Draait op %1.</translation>
        </message>
        <message>
            <source>Runs on %1 as %2.</source>
            <translation>Draait op %1 als %2.</translation>
        </message>
        <message>
            <source>Falls back to %1.</source>
            <translation>Valt terug op %1.</translation>
        </message>
        <message>
            <source>The fact itself is doubtful.</source>
            <translation>Het feit zelf is twijfelachtig.</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>niet bekend</translation>
        </message>
        <message>
            <source>fails</source>
            <translation>faalt</translation>
        </message>
        <message>
            <source>assumed</source>
            <translation>aangenomen</translation>
        </message>
        <message>
            <source>the vendor&apos;s converter</source>
            <translation>de converter van de leverancier</translation>
        </message>
        <message>
            <source>Source: %1</source>
            <translation>Bron: %1</translation>
        </message>
        <message>
            <source>Attributes</source>
            <translation>Attributen</translation>
        </message>
        <message>
            <source>tensor</source>
            <translation>tensor</translation>
        </message>
        <message>
            <source>graph</source>
            <translation>graaf</translation>
        </message>
        <message>
            <source>default</source>
            <translation>standaard</translation>
        </message>
        <message>
            <source>left out</source>
            <translation>weggelaten</translation>
        </message>
        <message>
            <source>Tensors</source>
            <translation>Tensoren</translation>
        </message>
        <message>
            <source>input</source>
            <translation>invoer</translation>
        </message>
        <message>
            <source>output</source>
            <translation>uitvoer</translation>
        </message>
        <message>
            <source>Other devices of %1</source>
            <translation>Andere apparaten van %1</translation>
        </message>
    </context>
    <context>
        <name>OutlinePanel</name>
        <message>
            <source>Scope</source>
            <translation>Bereik</translation>
        </message>
        <message>
            <source>Nodes</source>
            <translation>Knopen</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>Overzicht</translation>
        </message>
    </context>
    <context>
        <name>RewriteText</name>
        <message>
            <source>needs training</source>
            <translation>moet worden getraind</translation>
        </message>
        <message>
            <source>not verified</source>
            <translation>niet geverifieerd</translation>
        </message>
        <message>
            <source>bit-equal</source>
            <translation>bitgelijk</translation>
        </message>
        <message>
            <source>within %1</source>
            <translation>binnen %1</translation>
        </message>
    </context>
    <context>
        <name>RunPanel</name>
        <message>
            <source>Values from</source>
            <translation>Waarden uit</translation>
        </message>
        <message>
            <source>Generate</source>
            <translation>Genereren</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Afbeelding</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Uitvoeren</translation>
        </message>
        <message>
            <source>Seed</source>
            <translation>Startwaarde</translation>
        </message>
        <message>
            <source>Input</source>
            <translation>Invoer</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Waarden</translation>
        </message>
        <message>
            <source>Inputs of the run</source>
            <translation>Invoer van de uitvoering</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Uitvoer</translation>
        </message>
        <message>
            <source>Min</source>
            <translation>Min</translation>
        </message>
        <message>
            <source>Max</source>
            <translation>Max</translation>
        </message>
        <message>
            <source>Mean</source>
            <translation>Gemiddelde</translation>
        </message>
        <message>
            <source>Outputs of the run</source>
            <translation>Uitvoer van de uitvoering</translation>
        </message>
        <message>
            <source>(level × scale − mean) ÷ std, by channel with / between: scale=0.00392,mean=0.485/0.456/0.406,std=0.229/0.224/0.225,order=bgr</source>
            <translation>(niveau × scale − mean) ÷ std, per kanaal met / ertussen: scale=0.00392,mean=0.485/0.456/0.406,std=0.229/0.224/0.225,order=bgr</translation>
        </message>
        <message>
            <source>How the picture becomes numbers</source>
            <translation>Hoe de afbeelding getallen wordt</translation>
        </message>
        <message>
            <source>Seed of the values that are generated</source>
            <translation>Startwaarde van wat gegenereerd wordt</translation>
        </message>
        <message>
            <source>A file…</source>
            <translation>Een bestand…</translation>
        </message>
        <message>
            <source>A folder of test data…</source>
            <translation>Een map met testgegevens…</translation>
        </message>
        <message>
            <source>generated, seed %1</source>
            <translation>gegenereerd, startwaarde %1</translation>
        </message>
        <message>
            <source>Not run yet</source>
            <translation>Nog niet uitgevoerd</translation>
        </message>
        <message>
            <source>Ran in %1 ms</source>
            <translation>Uitgevoerd in %1 ms</translation>
        </message>
        <message>
            <source>%1 (%2) makes the first NaN or infinity</source>
            <translation>%1 (%2) maakt de eerste NaN of oneindig</translation>
        </message>
        <message>
            <source>Reading outputs</source>
            <translation>Uitvoer lezen</translation>
        </message>
        <message>
            <source>Values of %1</source>
            <translation>Waarden van %1</translation>
        </message>
        <message>
            <source>Tensors and pictures (*.npy *.npz *.pb *.png *.jpg *.jpeg *.bmp *.ppm *.pgm);;All files (*)</source>
            <translation>Tensoren en afbeeldingen (*.npy *.npz *.pb *.png *.jpg *.jpeg *.bmp *.ppm *.pgm);;Alle bestanden (*)</translation>
        </message>
        <message>
            <source>Folder of input_0.pb, input_1.pb…</source>
            <translation>Map met input_0.pb, input_1.pb…</translation>
        </message>
    </context>
    <context>
        <name>TensorPanel</name>
        <message>
            <source>Logarithmic</source>
            <translation>Logaritmisch</translation>
        </message>
        <message>
            <source>Save as .npy…</source>
            <translation>Opslaan als .npy…</translation>
        </message>
        <message>
            <source>Select a tensor, or a node to see its first output.</source>
            <translation>Selecteer een tensor, of een knoop om zijn eerste uitvoer te zien.</translation>
        </message>
        <message>
            <source>%1 values, %2</source>
            <translation>%1 waarden, %2</translation>
        </message>
        <message>
            <source>made by %1</source>
            <translation>gemaakt door %1</translation>
        </message>
        <message>
            <source>a constant</source>
            <translation>een constante</translation>
        </message>
        <message>
            <source>an input of the graph</source>
            <translation>een invoer van de graaf</translation>
        </message>
        <message>
            <source>made by nothing</source>
            <translation>door niets gemaakt</translation>
        </message>
        <message>
            <source>read by %1</source>
            <translation>gelezen door %1</translation>
        </message>
        <message>
            <source>an output of the model</source>
            <translation>een uitvoer van het model</translation>
        </message>
        <message>
            <source>Reading %1</source>
            <translation>%1 lezen</translation>
        </message>
        <message>
            <source>Save values</source>
            <translation>Waarden opslaan</translation>
        </message>
        <message>
            <source>NumPy (*.npy)</source>
            <translation>NumPy (*.npy)</translation>
        </message>
        <message>
            <source>Run the model</source>
            <translation>Model uitvoeren</translation>
        </message>
        <message>
            <source>Of the model as it stands</source>
            <translation>Van het huidige model</translation>
        </message>
        <message>
            <source>Of the original</source>
            <translation>Van het origineel</translation>
        </message>
        <message>
            <source>Difference</source>
            <translation>Verschil</translation>
        </message>
        <message>
            <source>Whose values</source>
            <translation>Wiens waarden</translation>
        </message>
        <message>
            <source>Its values are there once the model has run.</source>
            <translation>De waarden zijn er zodra het model is uitgevoerd.</translation>
        </message>
        <message>
            <source>min %1 · max %2
mean %3 · std %4
zeros %5 · NaN %6 · inf %7</source>
            <translation>min %1 · max %2
gemiddelde %3 · std %4
nullen %5 · NaN %6 · inf %7</translation>
        </message>
        <message>
            <source>Saving %1</source>
            <translation>%1 bewaren</translation>
        </message>
    </context>
    <context>
        <name>VerificationPanel</name>
        <message>
            <source>Verify</source>
            <translation>Verifiëren</translation>
        </message>
        <message>
            <source>Output</source>
            <translation>Uitvoer</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Fout</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Oordeel</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Verificatie</translation>
        </message>
        <message>
            <source>Runs the model as it stands, and what was cut off, against the model as it was opened or last edited by hand.</source>
            <translation>Draait het model zoals het nu is, met wat eraf geknipt is, tegen het model zoals het geopend of het laatst met de hand bewerkt is.</translation>
        </message>
        <message>
            <source>Not verified: %1</source>
            <translation>Niet geverifieerd: %1</translation>
        </message>
        <message numerus="yes">
            <source>Bit-equal in %n run(s)</source>
            <translation>
                <numerusform>Bitgelijk in %n run</numerusform>
                <numerusform>Bitgelijk in %n runs</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Passed in %n run(s)</source>
            <translation>
                <numerusform>Geslaagd in %n run</numerusform>
                <numerusform>Geslaagd in %n runs</numerusform>
            </translation>
        </message>
        <message>
            <source>Differs: %1</source>
            <translation>Verschilt: %1</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>niet bekend</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>gelijk</translation>
        </message>
        <message>
            <source>close</source>
            <translation>dichtbij</translation>
        </message>
    </context>
    <context>
        <name>app</name>
        <message>
            <source>make room where it goes</source>
            <translation>maak plaats waar zij heen gaat</translation>
        </message>
        <message>
            <source>the output cannot be written</source>
            <translation>de uitvoer kan niet worden geschreven</translation>
        </message>
        <message>
            <source>%1 is not in this version</source>
            <translation>%1 zit niet in deze versie</translation>
        </message>
        <message>
            <source>--diff compares one model with another</source>
            <translation>--diff vergelijkt één model met een ander</translation>
        </message>
        <message>
            <source>name one model</source>
            <translation>noem één model</translation>
        </message>
        <message>
            <source>this build has no window</source>
            <translation>deze versie heeft geen venster</translation>
        </message>
        <message>
            <source>add --batch</source>
            <translation>voeg --batch toe</translation>
        </message>
        <message>
            <source>see espalier --help (%1)</source>
            <translation>zie espalier --help (%1)</translation>
        </message>
        <message>
            <source>--dim takes NAME=N, not “%1”</source>
            <translation>--dim verwacht NAAM=N, niet “%1”</translation>
        </message>
        <message>
            <source>--shape takes INPUT=1x3x224x224, not “%1”</source>
            <translation>--shape verwacht INVOER=1x3x224x224, niet “%1”</translation>
        </message>
        <message>
            <source>--apply takes RULE[@NODE,…], not “%1”</source>
            <translation>--apply verwacht REGEL[@KNOOP,…], niet “%1”</translation>
        </message>
        <message>
            <source>--fit takes exact, approximate or retrain, not “%1”</source>
            <translation>--fit verwacht exact, approximate of retrain, niet “%1”</translation>
        </message>
        <message>
            <source>--fit needs a --target</source>
            <translation>--fit heeft een --target nodig</translation>
        </message>
        <message>
            <source>--cut %1 needs a --target</source>
            <translation>--cut %1 heeft een --target nodig</translation>
        </message>
        <message>
            <source>--merge takes none, auto, channels or flatten, not “%1”</source>
            <translation>--merge verwacht none, auto, channels of flatten, niet “%1”</translation>
        </message>
        <message>
            <source>--verify takes a number of runs, 1 to 1000, not “%1”</source>
            <translation>--verify verwacht een aantal runs van 1 tot 1000, niet “%1”</translation>
        </message>
        <message>
            <source>no model is named</source>
            <translation>er is geen model genoemd</translation>
        </message>
        <message>
            <source>there is no such node</source>
            <translation>er is geen knoop met die naam</translation>
        </message>
        <message>
            <source>use its name, or % and its first output&apos;s name</source>
            <translation>gebruik zijn naam, of % en de naam van zijn eerste uitvoer</translation>
        </message>
        <message>
            <source>there is no rule “%1”</source>
            <translation>er is geen regel “%1”</translation>
        </message>
        <message>
            <source>--list rules names them</source>
            <translation>--list rules noemt ze</translation>
        </message>
        <message>
            <source>leave the node out of --apply %1</source>
            <translation>laat de knoop weg uit --apply %1</translation>
        </message>
        <message>
            <source>the result differs from the original: error %1</source>
            <translation>het resultaat verschilt van het origineel: fout %1</translation>
        </message>
        <message>
            <source>leave out one rewrite after the other to find the one at fault, and report it</source>
            <translation>laat de herschrijvingen een voor een weg om de schuldige te vinden, en meld het</translation>
        </message>
        <message>
            <source>--render is not in this build, which was made without Qt</source>
            <translation>--render zit niet in deze versie, die zonder Qt gemaakt is</translation>
        </message>
        <message>
            <source>use a build with -DESPALIER_GUI=ON</source>
            <translation>gebruik een versie met -DESPALIER_GUI=ON</translation>
        </message>
        <message>
            <source>--render takes one model</source>
            <translation>--render verwacht één model</translation>
        </message>
        <message>
            <source>draw one model after the other</source>
            <translation>teken het ene model na het andere</translation>
        </message>
        <message>
            <source>--render takes a .svg, .png or .pdf file, not “%1”</source>
            <translation>--render verwacht een bestand met .svg, .png of .pdf, niet “%1”</translation>
        </message>
        <message>
            <source>pictures are not in this build, which was made without Qt</source>
            <translation>afbeeldingen zitten niet in deze versie, die zonder Qt gemaakt is</translation>
        </message>
        <message>
            <source>--memory-limit takes a size such as 512M or 4G, not “%1”</source>
            <translation>--memory-limit verwacht een grootte zoals 512M of 4G, niet “%1”</translation>
        </message>
        <message>
            <source>--inputs takes [INPUT=]FILE[:KEY=VALUE,…], not “%1”</source>
            <translation>--inputs neemt [INVOER=]BESTAND[:SLEUTEL=WAARDE,…], niet “%1”</translation>
        </message>
    </context>
    <context>
        <name>base</name>
        <message>
            <source>cannot be read (%1)</source>
            <translation>kan niet gelezen worden (%1)</translation>
        </message>
        <message>
            <source>check the path and its permissions</source>
            <translation>controleer het pad en de rechten</translation>
        </message>
        <message>
            <source>name a file inside it</source>
            <translation>noem een bestand daarin</translation>
        </message>
        <message>
            <source>is not a regular file</source>
            <translation>is geen gewoon bestand</translation>
        </message>
        <message>
            <source>save it to a file first</source>
            <translation>sla het eerst op in een bestand</translation>
        </message>
        <message>
            <source>Stopped.</source>
            <translation>Gestopt.</translation>
        </message>
        <message>
            <source>there is no log level “%1”</source>
            <translation>er is geen logniveau “%1”</translation>
        </message>
        <message>
            <source>use trace, debug, info, warn, error or off</source>
            <translation>gebruik trace, debug, info, warn, error of off</translation>
        </message>
        <message>
            <source>“%1” is no area=level of the log</source>
            <translation>“%1” is geen gebied=niveau van het log</translation>
        </message>
        <message>
            <source>areas are app, exporters, io, rewrites, shapes and targets</source>
            <translation>gebieden zijn app, exporters, io, rewrites, shapes en targets</translation>
        </message>
        <message>
            <source>the log cannot be written</source>
            <translation>het log kan niet geschreven worden</translation>
        </message>
        <message>
            <source>name a file in a folder that can be written to</source>
            <translation>noem een bestand in een map waarin geschreven kan worden</translation>
        </message>
    </context>
    <context>
        <name>canvas</name>
        <message>
            <source>to %1</source>
            <translation>tot %1</translation>
        </message>
        <message>
            <source>cut, drag to move</source>
            <translation>knip, sleep om te verplaatsen</translation>
        </message>
        <message>
            <source>its outputs</source>
            <translation>zijn uitvoer</translation>
        </message>
        <message>
            <source>its inputs</source>
            <translation>zijn invoer</translation>
        </message>
        <message>
            <source>selected</source>
            <translation>geselecteerd</translation>
        </message>
        <message>
            <source>two arrows: needs training</source>
            <translation>twee pijlen: moet getraind worden</translation>
        </message>
        <message>
            <source>not judged</source>
            <translation>niet beoordeeld</translation>
        </message>
        <message>
            <source>supported</source>
            <translation>ondersteund</translation>
        </message>
        <message>
            <source>fixable</source>
            <translation>herstelbaar</translation>
        </message>
        <message>
            <source>unsupported</source>
            <translation>niet ondersteund</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>onbekend</translation>
        </message>
        <message>
            <source>custom layer</source>
            <translation>eigen laag</translation>
        </message>
        <message>
            <source>in generated C++</source>
            <translation>in gegenereerde C++</translation>
        </message>
        <message>
            <source>folded away</source>
            <translation>weggevouwen</translation>
        </message>
        <message>
            <source>the picture would be %1 by %2 pixels, and PNG is written up to %3 a side and %4 million in all</source>
            <translation>de afbeelding zou %1 bij %2 pixels zijn, en PNG wordt geschreven tot %3 per zijde en %4 miljoen in totaal</translation>
        </message>
        <message>
            <source>write .svg or .pdf, which have no such limit</source>
            <translation>schrijf .svg of .pdf, die zo&apos;n grens niet hebben</translation>
        </message>
        <message>
            <source>there is not enough memory</source>
            <translation>er is niet genoeg geheugen</translation>
        </message>
        <message>
            <source>“%1” is no kind of picture that can be written</source>
            <translation>“%1” is geen soort afbeelding die geschreven kan worden</translation>
        </message>
        <message>
            <source>name a .svg, .png or .pdf file</source>
            <translation>noem een bestand met .svg, .png of .pdf</translation>
        </message>
        <message>
            <source>stays in the model</source>
            <translation>blijft in het model</translation>
        </message>
        <message>
            <source>generated C++</source>
            <translation>gegenereerde C++</translation>
        </message>
    </context>
    <context>
        <name>compute</name>
        <message>
            <source>channels of input and weights do not fit</source>
            <translation>kanalen van invoer en gewichten passen niet bij elkaar</translation>
        </message>
        <message>
            <source>kernel_shape is not the weights&apos; shape</source>
            <translation>kernel_shape is niet de vorm van de gewichten</translation>
        </message>
        <message>
            <source>give inputs as the model declares them</source>
            <translation>geef invoer zoals het model die declareert</translation>
        </message>
        <message>
            <source>input %1 is %2, the model wants %3</source>
            <translation>invoer %1 is %2, het model wil %3</translation>
        </message>
        <message>
            <source>the model cannot be run (%1)</source>
            <translation>het model kan niet gedraaid worden (%1)</translation>
        </message>
        <message>
            <source>input %1 is missing</source>
            <translation>invoer %1 ontbreekt</translation>
        </message>
        <message>
            <source>there is no kernel for %1 (opset %2)</source>
            <translation>er is geen kernel voor %1 (opset %2)</translation>
        </message>
        <message>
            <source>bodies and functions call each other without end</source>
            <translation>deelgrafen en functies roepen elkaar eindeloos aan</translation>
        </message>
        <message>
            <source>this form of Scan is not computed</source>
            <translation>deze vorm van Scan wordt niet berekend</translation>
        </message>
        <message>
            <source>nothing is known of tensor %1</source>
            <translation>van tensor %1 is niets bekend</translation>
        </message>
        <message>
            <source>%1 stopped with code %2</source>
            <translation>%1 stopte met code %2</translation>
        </message>
        <message>
            <source>this form of Constant is not computed</source>
            <translation>deze vorm van Constant wordt niet berekend</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a constant</source>
            <translation>invoer %1 van %2 moet een constante zijn</translation>
        </message>
        <message>
            <source>there is no kernel of %1 for %2</source>
            <translation>er is geen kernel van %1 voor %2</translation>
        </message>
        <message>
            <source>the axis lies outside the rank</source>
            <translation>de as ligt buiten de rang</translation>
        </message>
        <message>
            <source>there is no element to find</source>
            <translation>er is geen element om te vinden</translation>
        </message>
        <message>
            <source>k is larger than the axis</source>
            <translation>k is groter dan de as</translation>
        </message>
        <message>
            <source>the parameters of %1 do not fit its input</source>
            <translation>de parameters van %1 passen niet bij zijn invoer</translation>
        </message>
        <message>
            <source>LpNormalization is computed for p = 1 and 2</source>
            <translation>LpNormalization wordt berekend voor p = 1 en 2</translation>
        </message>
        <message>
            <source>the operands&apos; shapes do not fit</source>
            <translation>de vormen van de operanden passen niet bij elkaar</translation>
        </message>
        <message>
            <source>an attribute of %1 has a value that is not computed</source>
            <translation>een attribuut van %1 heeft een waarde die niet wordt berekend</translation>
        </message>
        <message>
            <source>BatchNormalization is computed for inference alone</source>
            <translation>BatchNormalization wordt alleen voor inferentie berekend</translation>
        </message>
        <message>
            <source>the attributes of %1 do not fit together</source>
            <translation>de attributen van %1 passen niet bij elkaar</translation>
        </message>
        <message>
            <source>Einsum is computed for up to three operands</source>
            <translation>Einsum wordt berekend voor hoogstens drie operanden</translation>
        </message>
        <message>
            <source>the equation %1 does not fit the operands</source>
            <translation>de vergelijking %1 past niet bij de operanden</translation>
        </message>
        <message>
            <source>Gemm takes matrices</source>
            <translation>Gemm verwacht matrices</translation>
        </message>
        <message>
            <source>the matrices do not fit together</source>
            <translation>de matrices passen niet bij elkaar</translation>
        </message>
        <message>
            <source>scales and zero points of %1 do not fit its operands</source>
            <translation>schalen en nulpunten van %1 passen niet bij zijn operanden</translation>
        </message>
        <message>
            <source>the value must be one element</source>
            <translation>de waarde moet één element zijn</translation>
        </message>
        <message>
            <source>the step is 0</source>
            <translation>de stap is 0</translation>
        </message>
        <message>
            <source>a matrix is needed</source>
            <translation>er is een matrix nodig</translation>
        </message>
        <message>
            <source>perm does not fit the rank</source>
            <translation>perm past niet bij de rang</translation>
        </message>
        <message>
            <source>the shape cannot be spread to that</source>
            <translation>de vorm kan daar niet naar uitgespreid worden</translation>
        </message>
        <message>
            <source>there must be one repeat an axis</source>
            <translation>er moet één herhaling per as zijn</translation>
        </message>
        <message>
            <source>the block size does not fit</source>
            <translation>de blokgrootte past niet</translation>
        </message>
        <message>
            <source>the parts do not add up to the axis</source>
            <translation>de delen tellen niet op tot de as</translation>
        </message>
        <message>
            <source>there must be two pads an axis</source>
            <translation>er moeten twee randen per as zijn</translation>
        </message>
        <message>
            <source>more is cut off than there is</source>
            <translation>er wordt meer afgesneden dan er is</translation>
        </message>
        <message>
            <source>this mode of Pad is not computed</source>
            <translation>deze modus van Pad wordt niet berekend</translation>
        </message>
        <message>
            <source>there is nothing to pool</source>
            <translation>er valt niets te poolen</translation>
        </message>
        <message>
            <source>kernel_shape does not fit the input</source>
            <translation>kernel_shape past niet bij de invoer</translation>
        </message>
        <message>
            <source>the scales of %1 do not fit its input</source>
            <translation>de schalen van %1 passen niet bij zijn invoer</translation>
        </message>
        <message>
            <source>activation %1 is not known</source>
            <translation>activatie %1 is niet bekend</translation>
        </message>
        <message>
            <source>the operands of %1 do not fit each other</source>
            <translation>de operanden van %1 passen niet bij elkaar</translation>
        </message>
        <message>
            <source>Resize is computed on 1 to 8 axes</source>
            <translation>Resize wordt berekend op 1 tot 8 assen</translation>
        </message>
        <message>
            <source>this reduction is not computed</source>
            <translation>deze reductie wordt niet berekend</translation>
        </message>
        <message>
            <source>an axis to be squeezed is not 1</source>
            <translation>een as die weg moet is niet 1</translation>
        </message>
        <message>
            <source>the shapes hold unlike numbers of elements</source>
            <translation>de vormen bevatten ongelijke aantallen elementen</translation>
        </message>
        <message>
            <source>write it again with numpy.save, in C order</source>
            <translation>schrijf het opnieuw met numpy.save, in C-volgorde</translation>
        </message>
        <message>
            <source>is no .npy array</source>
            <translation>is geen .npy-array</translation>
        </message>
        <message>
            <source>is cut off</source>
            <translation>is afgebroken</translation>
        </message>
        <message>
            <source>has an element type or order that is not read</source>
            <translation>heeft een elementtype of volgorde die niet gelezen wordt</translation>
        </message>
        <message>
            <source>has not as many elements as its shape says</source>
            <translation>heeft niet zoveel elementen als de vorm zegt</translation>
        </message>
        <message>
            <source>%1 holds strings, which .npz files cannot hold</source>
            <translation>%1 bevat tekst, wat .npz-bestanden niet kunnen bevatten</translation>
        </message>
        <message>
            <source>the shape of %1 is not fixed</source>
            <translation>de vorm van %1 staat niet vast</translation>
        </message>
        <message>
            <source>fix it with --shape or --dim</source>
            <translation>zet die vast met --shape of --dim</translation>
        </message>
        <message>
            <source>no values can be drawn for %1, which is %2</source>
            <translation>voor %1, dat %2 is, kunnen geen waarden getrokken worden</translation>
        </message>
        <message>
            <source>scales or sizes of %1 do not fit its input</source>
            <translation>schalen of maten van %1 passen niet bij zijn invoer</translation>
        </message>
        <message>
            <source>%1 = %2 is not computed</source>
            <translation>%1 = %2 wordt niet berekend</translation>
        </message>
        <message>
            <source>%1 is computed on 1 to 3 spatial axes</source>
            <translation>%1 wordt berekend op 1 tot 3 ruimtelijke assen</translation>
        </message>
        <message>
            <source>the window of %1 is larger than its input</source>
            <translation>het venster van %1 is groter dan zijn invoer</translation>
        </message>
        <message>
            <source>write it again with numpy.savez</source>
            <translation>schrijf het opnieuw met numpy.savez</translation>
        </message>
        <message>
            <source>entry %1 is damaged or encrypted</source>
            <translation>onderdeel %1 is beschadigd of versleuteld</translation>
        </message>
        <message>
            <source>entry %1 cannot be unpacked</source>
            <translation>onderdeel %1 kan niet uitgepakt worden</translation>
        </message>
        <message>
            <source>entry %1 is compressed in an unknown way</source>
            <translation>onderdeel %1 is op een onbekende manier gecomprimeerd</translation>
        </message>
        <message>
            <source>entry %1 is damaged (checksum)</source>
            <translation>onderdeel %1 is beschadigd (controlesom)</translation>
        </message>
        <message>
            <source>it is no zip archive</source>
            <translation>het is geen zip-archief</translation>
        </message>
        <message>
            <source>its directory is damaged</source>
            <translation>de inhoudsopgave is beschadigd</translation>
        </message>
        <message>
            <source>%1 is too large for an .npz file</source>
            <translation>%1 is te groot voor een .npz-bestand</translation>
        </message>
        <message>
            <source>%1 lacks an operand or a body, or has one of another kind</source>
            <translation>%1 mist een operand of deelgraaf, of heeft er een van een andere soort</translation>
        </message>
        <message>
            <source>the loop does not end within %1 rounds</source>
            <translation>de lus eindigt niet binnen %1 rondes</translation>
        </message>
        <message>
            <source>a sparse tensor&apos;s parts do not fit</source>
            <translation>de delen van een ijle tensor passen niet bij elkaar</translation>
        </message>
        <message>
            <source>%1 is no tensor but %2</source>
            <translation>%1 is geen tensor maar %2</translation>
        </message>
        <message>
            <source>attribute %1 of %2 is not computed</source>
            <translation>attribuut %1 van %2 wordt niet berekend</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a tensor</source>
            <translation>invoer %1 van %2 moet een tensor zijn</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a sequence</source>
            <translation>invoer %1 van %2 moet een reeks zijn</translation>
        </message>
        <message>
            <source>place %1 lies outside a sequence of %2</source>
            <translation>plaats %1 ligt buiten een reeks van %2</translation>
        </message>
        <message>
            <source>the optional has no element</source>
            <translation>de optionele waarde heeft geen element</translation>
        </message>
        <message>
            <source>“%1” is no number</source>
            <translation>“%1” is geen getal</translation>
        </message>
        <message>
            <source>the pattern is no regular expression</source>
            <translation>het patroon is geen reguliere expressie</translation>
        </message>
        <message>
            <source>%1 is computed for inference alone</source>
            <translation>%1 wordt alleen voor inferentie berekend</translation>
        </message>
        <message>
            <source>input %1 of %2 must be a map</source>
            <translation>invoer %1 van %2 moet een afbeelding van sleutels zijn</translation>
        </message>
        <message>
            <source>the picture cannot be decoded</source>
            <translation>de afbeelding kan niet worden gedecodeerd</translation>
        </message>
        <message>
            <source>take the function that calls itself apart</source>
            <translation>haal de functie die zichzelf aanroept uit elkaar</translation>
        </message>
        <message>
            <source>give it a trip count, or a condition that becomes false</source>
            <translation>geef haar een aantal rondes, of een voorwaarde die onwaar wordt</translation>
        </message>
        <message>
            <source>nothing ends the loop: it has no trip count, and its condition stays true</source>
            <translation>niets beëindigt de lus: zij heeft geen aantal rondes en haar voorwaarde blijft waar</translation>
        </message>
        <message>
            <source>mend the shapes or attributes that it is given</source>
            <translation>herstel de vormen of attributen die hij krijgt</translation>
        </message>
        <message>
            <source>tensors would take more memory than the %1 MB they may</source>
            <translation>tensoren zouden meer geheugen innemen dan de %1 MB die mag</translation>
        </message>
        <message>
            <source>give smaller shapes, or raise --memory-limit</source>
            <translation>geef kleinere vormen, of verhoog --memory-limit</translation>
        </message>
        <message>
            <source>an axis of the result of %1 would have a negative length</source>
            <translation>een as van het resultaat van %1 zou een negatieve lengte hebben</translation>
        </message>
        <message>
            <source>%1 does not say which input it is for</source>
            <translation>%1 zegt niet voor welke invoer het is</translation>
        </message>
        <message>
            <source>name it: INPUT=FILE</source>
            <translation>noem die: INVOER=BESTAND</translation>
        </message>
        <message>
            <source>the model has no such input</source>
            <translation>het model heeft zo&apos;n invoer niet</translation>
        </message>
        <message>
            <source>name one of the graph&apos;s inputs</source>
            <translation>noem een van de invoeren van de graaf</translation>
        </message>
        <message>
            <source>this is no tensor with its own elements</source>
            <translation>dit is geen tensor met eigen elementen</translation>
        </message>
        <message>
            <source>write a TensorProto, or use .npy</source>
            <translation>schrijf een TensorProto, of gebruik .npy</translation>
        </message>
        <message>
            <source>the model has not so many inputs</source>
            <translation>het model heeft niet zoveel invoeren</translation>
        </message>
        <message>
            <source>give the test data of this model</source>
            <translation>geef de testgegevens van dit model</translation>
        </message>
        <message>
            <source>there is no input_0.pb in it</source>
            <translation>er staat geen input_0.pb in</translation>
        </message>
        <message>
            <source>give a folder of ONNX&apos;s test data</source>
            <translation>geef een map met testgegevens van ONNX</translation>
        </message>
        <message>
            <source>this picture cannot be read</source>
            <translation>deze afbeelding kan niet worden gelezen</translation>
        </message>
        <message>
            <source>save it as PNG without interlacing, or as baseline JPEG</source>
            <translation>bewaar die als PNG zonder interlacing, of als baseline-JPEG</translation>
        </message>
        <message>
            <source>one picture does not make an input of %1</source>
            <translation>één afbeelding maakt geen invoer van %1</translation>
        </message>
        <message>
            <source>pictures are for [1, 3, H, W], [1, H, W, 3] and the like of float or uint8; use .npy</source>
            <translation>afbeeldingen zijn voor [1, 3, H, W], [1, H, W, 3] en dergelijke van float of uint8; gebruik .npy</translation>
        </message>
        <message>
            <source>mean and std do not have as many numbers as there are channels</source>
            <translation>mean en std hebben niet zoveel getallen als er kanalen zijn</translation>
        </message>
        <message>
            <source>give one for each channel, or one for all</source>
            <translation>geef er een per kanaal, of een voor alle</translation>
        </message>
        <message>
            <source>the input is too large</source>
            <translation>de invoer is te groot</translation>
        </message>
        <message>
            <source>fix its shape with --shape</source>
            <translation>zet de vorm vast met --shape</translation>
        </message>
        <message>
            <source>no picture has such elements</source>
            <translation>geen afbeelding heeft zulke elementen</translation>
        </message>
        <message>
            <source>use .npy</source>
            <translation>gebruik .npy</translation>
        </message>
        <message>
            <source>NumPy&apos;s files cannot hold these strings</source>
            <translation>bestanden van NumPy kunnen deze tekst niet bevatten</translation>
        </message>
        <message>
            <source>a picture has scale, mean, std and order=rgb or bgr, not “%1”</source>
            <translation>een afbeelding heeft scale, mean, std en order=rgb of bgr, niet “%1”</translation>
        </message>
        <message>
            <source>it has another value in each round of a body</source>
            <translation>het heeft in elke ronde van een body een andere waarde</translation>
        </message>
        <message>
            <source>look at an output of the node that runs the body</source>
            <translation>bekijk een uitvoer van de knoop die de body uitvoert</translation>
        </message>
    </context>
    <context>
        <name>cut</name>
        <message>
            <source>nothing would be left of the model</source>
            <translation>er zou niets van het model overblijven</translation>
        </message>
        <message>
            <source>cut at a later tensor</source>
            <translation>knip bij een latere tensor</translation>
        </message>
        <message>
            <source>tensor %1 is inside a body, which cannot be cut</source>
            <translation>tensor %1 zit in een deelgraaf, die niet geknipt kan worden</translation>
        </message>
        <message>
            <source>cut before or after the node that holds the body</source>
            <translation>knip voor of na de knoop die de deelgraaf bevat</translation>
        </message>
        <message>
            <source>tensor %1 is a constant</source>
            <translation>tensor %1 is een constante</translation>
        </message>
        <message>
            <source>name a tensor that is computed</source>
            <translation>noem een tensor die berekend wordt</translation>
        </message>
        <message>
            <source>there is no tensor %1</source>
            <translation>er is geen tensor %1</translation>
        </message>
        <message>
            <source>check the name</source>
            <translation>controleer de naam</translation>
        </message>
        <message>
            <source>nothing reads tensor %1</source>
            <translation>niets leest tensor %1</translation>
        </message>
        <message>
            <source>cut at an earlier tensor</source>
            <translation>knip bij een eerdere tensor</translation>
        </message>
        <message>
            <source>the type of %1 is not known</source>
            <translation>het type van %1 is niet bekend</translation>
        </message>
        <message>
            <source>fix the model&apos;s input shapes (--shape, --dim)</source>
            <translation>zet de invoervormen van het model vast (--shape, --dim)</translation>
        </message>
        <message>
            <source>choose --merge none or another strategy</source>
            <translation>kies --merge none of een andere strategie</translation>
        </message>
        <message>
            <source>the shape of %1 is not fixed</source>
            <translation>de vorm van %1 staat niet vast</translation>
        </message>
        <message>
            <source>the outputs&apos; types do not fit into one exactly</source>
            <translation>de typen van de uitvoeren passen niet exact in één</translation>
        </message>
        <message>
            <source>merging by channels needs equal sizes but on axis 1</source>
            <translation>samenvoegen op kanalen vraagt gelijke maten behalve op as 1</translation>
        </message>
    </context>
    <context>
        <name>document</name>
        <message>
            <source>%1 takes a whole number, not “%2”</source>
            <translation>%1 verwacht een geheel getal, niet “%2”</translation>
        </message>
        <message>
            <source>%1 takes a number, not “%2”</source>
            <translation>%1 verwacht een getal, niet “%2”</translation>
        </message>
        <message>
            <source>%1 takes whole numbers with commas between them, not “%2”</source>
            <translation>%1 verwacht gehele getallen met komma&apos;s ertussen, niet “%2”</translation>
        </message>
        <message>
            <source>%1 takes numbers with commas between them, not “%2”</source>
            <translation>%1 verwacht getallen met komma&apos;s ertussen, niet “%2”</translation>
        </message>
        <message>
            <source>%1 does not take “%2”</source>
            <translation>%1 neemt “%2” niet aan</translation>
        </message>
        <message>
            <source>a tensor needs a name</source>
            <translation>een tensor heeft een naam nodig</translation>
        </message>
        <message>
            <source>another tensor is called %1</source>
            <translation>een andere tensor heet %1</translation>
        </message>
        <message>
            <source>%1 is not written as text</source>
            <translation>%1 wordt niet als tekst geschreven</translation>
        </message>
        <message>
            <source>%1 is read, and nothing can take its place</source>
            <translation>%1 wordt gelezen, en niets kan zijn plaats innemen</translation>
        </message>
        <message>
            <source>only tensors of the main graph can be outputs</source>
            <translation>alleen tensoren van de hoofdgraaf kunnen uitvoer zijn</translation>
        </message>
        <message>
            <source>%1 is an output already</source>
            <translation>%1 is al een uitvoer</translation>
        </message>
        <message>
            <source>%1 is no output</source>
            <translation>%1 is geen uitvoer</translation>
        </message>
        <message>
            <source>a model needs an output; this is the last one</source>
            <translation>een model heeft een uitvoer nodig; dit is de laatste</translation>
        </message>
    </context>
    <context>
        <name>espalier::ComparedModel</name>
        <message>
            <source>differs</source>
            <translation>verschilt</translation>
        </message>
        <message>
            <source>equal</source>
            <translation>gelijk</translation>
        </message>
        <message>
            <source>close</source>
            <translation>dichtbij</translation>
        </message>
        <message>
            <source>other shape or type</source>
            <translation>andere vorm of type</translation>
        </message>
        <message>
            <source>%1, made by %2</source>
            <translation>%1, gemaakt door %2</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>Tensor</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Operator</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Vorm</translation>
        </message>
        <message>
            <source>Max abs</source>
            <translation>Max. abs.</translation>
        </message>
        <message>
            <source>Mean abs</source>
            <translation>Gem. abs.</translation>
        </message>
        <message>
            <source>Max rel</source>
            <translation>Max. rel.</translation>
        </message>
        <message>
            <source>ULP</source>
            <translation>ULP</translation>
        </message>
        <message>
            <source>Cosine</source>
            <translation>Cosinus</translation>
        </message>
        <message>
            <source>PSNR, dB</source>
            <translation>PSNR, dB</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Oordeel</translation>
        </message>
        <message>
            <source>Original</source>
            <translation>Origineel</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Resultaat</translation>
        </message>
        <message>
            <source>Error</source>
            <translation>Fout</translation>
        </message>
    </context>
    <context>
        <name>espalier::CoverageBar</name>
        <message>
            <source>%1 of %2 nodes</source>
            <translation>%1 van %2 knopen</translation>
        </message>
        <message>
            <source>%1 % of MACs</source>
            <translation>%1 % van de MAC&apos;s</translation>
        </message>
        <message>
            <source>List what is missing</source>
            <translation>Toon wat ontbreekt</translation>
        </message>
    </context>
    <context>
        <name>espalier::DocumentView</name>
        <message>
            <source>main</source>
            <translation>hoofdgraaf</translation>
        </message>
        <message>
            <source>Broken model:</source>
            <translation>Kapot model:</translation>
        </message>
    </context>
    <context>
        <name>espalier::ErrorStrip</name>
        <message>
            <source>Files that could not be read</source>
            <translation>Bestanden die niet gelezen konden worden</translation>
        </message>
        <message>
            <source>Dismiss</source>
            <translation>Sluiten</translation>
        </message>
    </context>
    <context>
        <name>espalier::ExportDialog</name>
        <message>
            <source>Export</source>
            <translation>Exporteren</translation>
        </message>
        <message>
            <source>Open folder</source>
            <translation>Map openen</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuleren</translation>
        </message>
        <message>
            <source>Export %1</source>
            <translation>%1 exporteren</translation>
        </message>
        <message>
            <source>Files</source>
            <translation>Bestanden</translation>
        </message>
        <message>
            <source>File</source>
            <translation>Bestand</translation>
        </message>
        <message>
            <source>Size</source>
            <translation>Grootte</translation>
        </message>
        <message>
            <source>Choose…</source>
            <translation>Kiezen…</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Map</translation>
        </message>
        <message>
            <source>Options</source>
            <translation>Opties</translation>
        </message>
        <message>
            <source>Folder for the export</source>
            <translation>Map voor de export</translation>
        </message>
        <message>
            <source>ready: the tail that was cut off</source>
            <translation>klaar: de staart die eraf geknipt is</translation>
        </message>
        <message>
            <source>the whole model as C++</source>
            <translation>het hele model als C++</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>klaar</translation>
        </message>
        <message>
            <source>not for this target</source>
            <translation>niet voor dit doel</translation>
        </message>
        <message numerus="yes">
            <source>%n node(s) do not run</source>
            <translation>
                <numerusform>%n knoop draait niet</numerusform>
                <numerusform>%n knopen draaien niet</numerusform>
            </translation>
        </message>
        <message>
            <source>No target is chosen.</source>
            <translation>Er is geen doel gekozen.</translation>
        </message>
        <message>
            <source>All %1 nodes run on %2.</source>
            <translation>Alle %1 knopen draaien op %2.</translation>
        </message>
        <message>
            <source>%1 of %2 nodes run on %3.</source>
            <translation>%1 van %2 knopen draaien op %3.</translation>
        </message>
        <message>
            <source>Replace and export</source>
            <translation>Vervangen en exporteren</translation>
        </message>
        <message>
            <source>Replaces %1</source>
            <translation>Vervangt %1</translation>
        </message>
        <message>
            <source>Listing the files of an export</source>
            <translation>De bestanden van een export opsommen</translation>
        </message>
        <message>
            <source>Will be written</source>
            <translation>Wordt geschreven</translation>
        </message>
        <message>
            <source>About</source>
            <translation>Ongeveer</translation>
        </message>
        <message>
            <source>The model is large: its files are listed once they are written.</source>
            <translation>Het model is groot: de bestanden worden opgesomd zodra ze geschreven zijn.</translation>
        </message>
        <message>
            <source>Working out which files…</source>
            <translation>Uitzoeken welke bestanden…</translation>
        </message>
        <message>
            <source>%1: cannot be written: %2</source>
            <translation>%1: kan niet geschreven worden: %2</translation>
        </message>
        <message>
            <source>replaces a file</source>
            <translation>vervangt een bestand</translation>
        </message>
        <message>
            <source>is removed</source>
            <translation>wordt verwijderd</translation>
        </message>
        <message>
            <source>Exporting %1</source>
            <translation>%1 wordt geëxporteerd</translation>
        </message>
        <message>
            <source>%1: not written: %2</source>
            <translation>%1: niet geschreven: %2</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
        <message>
            <source>Writes a folder for each format into %1</source>
            <translation>Schrijft voor elk formaat een map in %1</translation>
        </message>
        <message>
            <source>Written. %1</source>
            <translation>Geschreven. %1</translation>
        </message>
        <message>
            <source>Not everything was written; the reasons stand above.</source>
            <translation>Niet alles is geschreven; de redenen staan hierboven.</translation>
        </message>
    </context>
    <context>
        <name>espalier::FindingModel</name>
        <message>
            <source>broken</source>
            <translation>kapot</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>waarschuwing</translation>
        </message>
        <message>
            <source>note</source>
            <translation>opmerking</translation>
        </message>
        <message>
            <source>Cut to C++, or keep as custom layer</source>
            <translation>Naar C++ knippen, of als eigen laag houden</translation>
        </message>
        <message>
            <source>Cut to C++</source>
            <translation>Naar C++ knippen</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Oordeel</translation>
        </message>
        <message>
            <source>Node</source>
            <translation>Knoop</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Operator</translation>
        </message>
        <message>
            <source>Reason</source>
            <translation>Reden</translation>
        </message>
        <message>
            <source>Remedy</source>
            <translation>Remedie</translation>
        </message>
    </context>
    <context>
        <name>espalier::FixCards</name>
        <message>
            <source>exact</source>
            <translation>exact</translation>
        </message>
        <message>
            <source>approximate</source>
            <translation>benaderend</translation>
        </message>
        <message>
            <source>needs training</source>
            <translation>moet getraind worden</translation>
        </message>
        <message>
            <source>The new layers need training before their numbers mean anything.</source>
            <translation>De nieuwe lagen moeten getraind worden voordat hun getallen iets betekenen.</translation>
        </message>
        <message>
            <source>Not verified: %1</source>
            <translation>Niet geverifieerd: %1</translation>
        </message>
        <message numerus="yes">
            <source>Bit-equal in %n run(s)</source>
            <translation>
                <numerusform>Bitgelijk in %n run</numerusform>
                <numerusform>Bitgelijk in %n runs</numerusform>
            </translation>
        </message>
        <message>
            <source>Within %1 in %2 runs</source>
            <translation>Binnen %1 in %2 runs</translation>
        </message>
        <message>
            <source>Differs: %1</source>
            <translation>Verschilt: %1</translation>
        </message>
        <message>
            <source>Verifying %1</source>
            <translation>%1 verifiëren</translation>
        </message>
        <message>
            <source>Fixes</source>
            <translation>Herstel</translation>
        </message>
        <message>
            <source>no rule mends this node</source>
            <translation>geen regel herstelt deze knoop</translation>
        </message>
        <message numerus="yes">
            <source>%n, cheapest first</source>
            <translation>
                <numerusform>%n, de goedkoopste eerst</numerusform>
                <numerusform>%n, de goedkoopste eerst</numerusform>
            </translation>
        </message>
        <message>
            <source>Apply</source>
            <translation>Toepassen</translation>
        </message>
        <message>
            <source>Apply to all %1</source>
            <translation>Op alle %1 toepassen</translation>
        </message>
        <message>
            <source>Verifying…</source>
            <translation>Verifiëren…</translation>
        </message>
        <message>
            <source>Before</source>
            <translation>Voor</translation>
        </message>
        <message>
            <source>After, on %1</source>
            <translation>Na, op %1</translation>
        </message>
        <message>
            <source>%1 nodes, %2 MACs</source>
            <translation>%1 knopen, %2 MAC&apos;s</translation>
        </message>
        <message>
            <source>Cut here and generate C++</source>
            <translation>Hier knippen en C++ genereren</translation>
        </message>
        <message>
            <source>This node and all that depends on it.</source>
            <translation>Deze knoop en alles wat ervan afhangt.</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>Knip</translation>
        </message>
        <message>
            <source>Keep as custom layer</source>
            <translation>Als eigen laag behouden</translation>
        </message>
        <message>
            <source>Not offered: no export of this version writes layers of one&apos;s own.</source>
            <translation>Niet aangeboden: geen export van deze versie schrijft eigen lagen.</translation>
        </message>
        <message>
            <source>Apply to %1</source>
            <translation>Toepassen op %1</translation>
        </message>
    </context>
    <context>
        <name>espalier::GraphCanvas</name>
        <message>
            <source>Hide the map (M)</source>
            <translation>Kaart verbergen (M)</translation>
        </message>
        <message>
            <source>Lower left</source>
            <translation>Linksonder</translation>
        </message>
        <message>
            <source>Lower right</source>
            <translation>Rechtsonder</translation>
        </message>
        <message>
            <source>Upper left</source>
            <translation>Linksboven</translation>
        </message>
        <message>
            <source>Upper right</source>
            <translation>Rechtsboven</translation>
        </message>
        <message>
            <source>Arrow keys walk along the edges. The Findings and Operators panels list the same nodes as tables.</source>
            <translation>Pijltjestoetsen lopen langs de lijnen. De panelen Bevindingen en Operatoren tonen dezelfde knopen als tabel.</translation>
        </message>
        <message>
            <source>%1 %2
made by %3, read by %4</source>
            <translation>%1 %2
gemaakt door %3, gelezen door %4</translation>
        </message>
        <message>
            <source>Graph</source>
            <translation>Graaf</translation>
        </message>
        <message>
            <source>needs training</source>
            <translation>moet getraind worden</translation>
        </message>
        <message>
            <source>makes %1</source>
            <translation>maakt %1</translation>
        </message>
        <message>
            <source>input %1 %2</source>
            <translation>invoer %1 %2</translation>
        </message>
        <message>
            <source>output %1 %2</source>
            <translation>uitvoer %1 %2</translation>
        </message>
        <message>
            <source>one of %1 alike</source>
            <translation>een van %1 gelijke</translation>
        </message>
        <message>
            <source>%1 nodes selected; the last one: %2</source>
            <translation>%1 knopen geselecteerd; de laatste: %2</translation>
        </message>
    </context>
    <context>
        <name>espalier::JobListModel</name>
        <message>
            <source>waiting</source>
            <translation>wacht</translation>
        </message>
        <message>
            <source>done</source>
            <translation>klaar</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>mislukt</translation>
        </message>
        <message>
            <source>cancelled</source>
            <translation>geannuleerd</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>Job</source>
            <translation>Taak</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Toestand</translation>
        </message>
        <message>
            <source>Time</source>
            <translation>Tijd</translation>
        </message>
        <message>
            <source>Result</source>
            <translation>Resultaat</translation>
        </message>
    </context>
    <context>
        <name>espalier::LegendStrip</name>
        <message>
            <source>Legend</source>
            <translation>Legenda</translation>
        </message>
        <message>
            <source>Click selects these nodes, Ctrl+click dims the rest</source>
            <translation>Klik selecteert deze knopen, Ctrl+klik dimt de rest</translation>
        </message>
    </context>
    <context>
        <name>espalier::MainWindow</name>
        <message>
            <source>Rename</source>
            <translation>Hernoemen</translation>
        </message>
        <message>
            <source>Fix</source>
            <translation>Vastzetten</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Sluiten</translation>
        </message>
        <message>
            <source>Open model</source>
            <translation>Model openen</translation>
        </message>
        <message>
            <source>ONNX models and targets (*.onnx *.yaml);;All files (*)</source>
            <translation>ONNX-modellen en doelen (*.onnx *.yaml);;Alle bestanden (*)</translation>
        </message>
        <message>
            <source>Close %1</source>
            <translation>%1 sluiten</translation>
        </message>
        <message>
            <source>%1 has steps that were not exported.</source>
            <translation>%1 heeft stappen die niet geëxporteerd zijn.</translation>
        </message>
        <message>
            <source>Close without export</source>
            <translation>Sluiten zonder export</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annuleren</translation>
        </message>
        <message>
            <source>Drop to add the target %1</source>
            <translation>Laat los om het doel %1 toe te voegen</translation>
        </message>
        <message>
            <source>Drop to open %1</source>
            <translation>Laat los om %1 te openen</translation>
        </message>
        <message>
            <source>&amp;Open…</source>
            <translation>&amp;Openen…</translation>
        </message>
        <message>
            <source>&amp;Export…</source>
            <translation>&amp;Exporteren…</translation>
        </message>
        <message>
            <source>&amp;Close</source>
            <translation>&amp;Sluiten</translation>
        </message>
        <message>
            <source>&amp;Quit</source>
            <translation>&amp;Afsluiten</translation>
        </message>
        <message>
            <source>&amp;Undo</source>
            <translation>&amp;Ongedaan maken</translation>
        </message>
        <message>
            <source>&amp;Redo</source>
            <translation>O&amp;pnieuw</translation>
        </message>
        <message>
            <source>&amp;Copy names</source>
            <translation>Namen &amp;kopiëren</translation>
        </message>
        <message>
            <source>Copy names as &amp;arguments</source>
            <translation>Namen als &amp;argumenten kopiëren</translation>
        </message>
        <message>
            <source>Re&amp;name…</source>
            <translation>Her&amp;noemen…</translation>
        </message>
        <message>
            <source>&amp;Delete and reconnect</source>
            <translation>&amp;Verwijderen en verbinden</translation>
        </message>
        <message>
            <source>Delete, leaving what reads it &amp;open</source>
            <translation>Verwijderen, lezers &amp;open laten</translation>
        </message>
        <message>
            <source>Fix dims and &amp;shapes…</source>
            <translation>Dimensies en &amp;vormen vastzetten…</translation>
        </message>
        <message>
            <source>&amp;Find</source>
            <translation>&amp;Zoeken</translation>
        </message>
        <message>
            <source>Find &amp;next</source>
            <translation>V&amp;olgende zoeken</translation>
        </message>
        <message>
            <source>Find &amp;previous</source>
            <translation>Vor&amp;ige zoeken</translation>
        </message>
        <message>
            <source>&amp;Back</source>
            <translation>&amp;Terug</translation>
        </message>
        <message>
            <source>&amp;Forward</source>
            <translation>&amp;Vooruit</translation>
        </message>
        <message>
            <source>Next f&amp;inding</source>
            <translation>Volgende bev&amp;inding</translation>
        </message>
        <message>
            <source>Previous finding</source>
            <translation>Vorige bevinding</translation>
        </message>
        <message>
            <source>&amp;Whole graph</source>
            <translation>&amp;Hele graaf</translation>
        </message>
        <message>
            <source>Fit &amp;selection</source>
            <translation>&amp;Selectie passend</translation>
        </message>
        <message>
            <source>Zoom &amp;in</source>
            <translation>&amp;Inzoomen</translation>
        </message>
        <message>
            <source>Zoom &amp;out</source>
            <translation>&amp;Uitzoomen</translation>
        </message>
        <message>
            <source>&amp;Names of nodes</source>
            <translation>&amp;Namen van knopen</translation>
        </message>
        <message>
            <source>S&amp;hapes beside edges</source>
            <translation>&amp;Vormen naast lijnen</translation>
        </message>
        <message>
            <source>Ink bars for &amp;cost</source>
            <translation>Inktbalken voor &amp;kosten</translation>
        </message>
        <message>
            <source>Wrapped into co&amp;lumns</source>
            <translation>In ko&amp;lommen gelegd</translation>
        </message>
        <message>
            <source>&amp;Map</source>
            <translation>Ka&amp;art</translation>
        </message>
        <message>
            <source>&amp;Fold the group around the selection</source>
            <translation>De groep rond de selectie in&amp;vouwen</translation>
        </message>
        <message>
            <source>&amp;Unfold it</source>
            <translation>&amp;Uitvouwen</translation>
        </message>
        <message>
            <source>&amp;Up along an edge</source>
            <translation>Om&amp;hoog langs een lijn</translation>
        </message>
        <message>
            <source>&amp;Down along an edge</source>
            <translation>&amp;Omlaag langs een lijn</translation>
        </message>
        <message>
            <source>Neighbour to the &amp;left</source>
            <translation>Buur &amp;links</translation>
        </message>
        <message>
            <source>Neighbour to the &amp;right</source>
            <translation>Buur &amp;rechts</translation>
        </message>
        <message>
            <source>First in&amp;put</source>
            <translation>Eerste in&amp;voer</translation>
        </message>
        <message>
            <source>Last ou&amp;tput</source>
            <translation>Laatste ui&amp;tvoer</translation>
        </message>
        <message>
            <source>Int&amp;o the body or group</source>
            <translation>De inh&amp;oud of groep in</translation>
        </message>
        <message>
            <source>O&amp;ut of the body</source>
            <translation>De inho&amp;ud uit</translation>
        </message>
        <message>
            <source>&amp;100 %</source>
            <translation>&amp;100 %</translation>
        </message>
        <message>
            <source>&amp;Hide docks</source>
            <translation>&amp;Panelen verbergen</translation>
        </message>
        <message>
            <source>&amp;Choose target</source>
            <translation>&amp;Doel kiezen</translation>
        </message>
        <message>
            <source>Fit to target</source>
            <translation>Aanpassen aan doel</translation>
        </message>
        <message>
            <source>&amp;Verify against the original</source>
            <translation>Tegen het origineel &amp;verifiëren</translation>
        </message>
        <message>
            <source>Cut</source>
            <translation>Knip</translation>
        </message>
        <message>
            <source>Fi&amp;xes of the selection</source>
            <translation>Her&amp;stel van de selectie</translation>
        </message>
        <message>
            <source>&amp;Apply the open fix</source>
            <translation>Het open herstel &amp;toepassen</translation>
        </message>
        <message>
            <source>&amp;Documentation of the operator</source>
            <translation>&amp;Documentatie van de operator</translation>
        </message>
        <message>
            <source>&amp;Leave mode</source>
            <translation>Modus &amp;verlaten</translation>
        </message>
        <message>
            <source>Tab %1</source>
            <translation>Tab %1</translation>
        </message>
        <message>
            <source>&amp;File</source>
            <translation>&amp;Bestand</translation>
        </message>
        <message>
            <source>&amp;Edit</source>
            <translation>Be&amp;werken</translation>
        </message>
        <message>
            <source>&amp;View</source>
            <translation>B&amp;eeld</translation>
        </message>
        <message>
            <source>&amp;Panels</source>
            <translation>&amp;Panelen</translation>
        </message>
        <message>
            <source>&amp;Theme</source>
            <translation>&amp;Thema</translation>
        </message>
        <message>
            <source>As the &amp;system</source>
            <translation>Zoals het &amp;systeem</translation>
        </message>
        <message>
            <source>&amp;Light</source>
            <translation>&amp;Licht</translation>
        </message>
        <message>
            <source>&amp;Dark</source>
            <translation>&amp;Donker</translation>
        </message>
        <message>
            <source>&amp;High contrast</source>
            <translation>&amp;Hoog contrast</translation>
        </message>
        <message>
            <source>&amp;Tabs</source>
            <translation>&amp;Tabbladen</translation>
        </message>
        <message>
            <source>&amp;Graph</source>
            <translation>&amp;Graaf</translation>
        </message>
        <message>
            <source>&amp;Target</source>
            <translation>&amp;Doel</translation>
        </message>
        <message>
            <source>&amp;Help</source>
            <translation>&amp;Help</translation>
        </message>
        <message>
            <source>Main</source>
            <translation>Hoofdbalk</translation>
        </message>
        <message>
            <source>open a model first</source>
            <translation>open eerst een model</translation>
        </message>
        <message>
            <source>nothing was changed</source>
            <translation>er is niets veranderd</translation>
        </message>
        <message>
            <source>nothing was undone</source>
            <translation>er is niets ongedaan gemaakt</translation>
        </message>
        <message>
            <source>Undo: %1</source>
            <translation>Ongedaan maken: %1</translation>
        </message>
        <message>
            <source>Redo: %1</source>
            <translation>Opnieuw: %1</translation>
        </message>
        <message>
            <source>select a node first</source>
            <translation>selecteer eerst een knoop</translation>
        </message>
        <message>
            <source>choose a target first</source>
            <translation>kies eerst een doel</translation>
        </message>
        <message>
            <source>every node runs already</source>
            <translation>elke knoop draait al</translation>
        </message>
        <message>
            <source>the model is cut already</source>
            <translation>het model is al geknipt</translation>
        </message>
        <message>
            <source>Cut here</source>
            <translation>Hier knippen</translation>
        </message>
        <message>
            <source>No longer an output of the model</source>
            <translation>Niet langer een uitvoer van het model</translation>
        </message>
        <message>
            <source>Make it an output of the model</source>
            <translation>Tot uitvoer van het model maken</translation>
        </message>
        <message>
            <source>%1 (%2 nodes)</source>
            <translation>%1 (%2 knopen)</translation>
        </message>
        <message numerus="yes">
            <source>%n name(s) copied</source>
            <translation>
                <numerusform>%n naam gekopieerd</numerusform>
                <numerusform>%n namen gekopieerd</numerusform>
            </translation>
        </message>
        <message>
            <source>Rename node</source>
            <translation>Knoop hernoemen</translation>
        </message>
        <message>
            <source>Rename tensor</source>
            <translation>Tensor hernoemen</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Naam</translation>
        </message>
        <message>
            <source>Fix dims and shapes</source>
            <translation>Dimensies en vormen vastzetten</translation>
        </message>
        <message>
            <source>INPUT=1x3x224x224, or a dim&apos;s name: N=1</source>
            <translation>INVOER=1x3x224x224, of de naam van een dimensie: N=1</translation>
        </message>
        <message>
            <source>“%1” is neither INPUT=1x3x224x224 nor N=1</source>
            <translation>“%1” is noch INVOER=1x3x224x224 noch N=1</translation>
        </message>
        <message>
            <source>There is no finding.</source>
            <translation>Er is geen bevinding.</translation>
        </message>
        <message>
            <source>Open &amp;recent</source>
            <translation>&amp;Recent geopend</translation>
        </message>
        <message>
            <source>Nothing was opened yet</source>
            <translation>Er is nog niets geopend</translation>
        </message>
        <message>
            <source>&amp;Run the model</source>
            <translation>Model &amp;uitvoeren</translation>
        </message>
        <message>
            <source>Compare &amp;tensors with the original</source>
            <translation>&amp;Tensoren met het origineel vergelijken</translation>
        </message>
    </context>
    <context>
        <name>espalier::OperatorModel</name>
        <message>
            <source>Operator</source>
            <translation>Operator</translation>
        </message>
        <message>
            <source>Nodes</source>
            <translation>Knopen</translation>
        </message>
        <message>
            <source>Verdict</source>
            <translation>Oordeel</translation>
        </message>
    </context>
    <context>
        <name>espalier::OptionForm</name>
        <message>
            <source>This format has no options.</source>
            <translation>Dit formaat heeft geen opties.</translation>
        </message>
    </context>
    <context>
        <name>espalier::PictureMaker</name>
        <message>
            <source>MACs</source>
            <translation>MAC&apos;s</translation>
        </message>
        <message>
            <source>Laying out %1</source>
            <translation>%1 indelen</translation>
        </message>
        <message>
            <source>Drawing</source>
            <translation>Tekenen</translation>
        </message>
    </context>
    <context>
        <name>espalier::SearchField</name>
        <message>
            <source>Select all</source>
            <translation>Alles selecteren</translation>
        </message>
        <message>
            <source>op:Mul is:fixable</source>
            <translation>op:Mul is:fixable</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Zoeken</translation>
        </message>
        <message>
            <source>Words match names, operators and tensors.
op:  name:  tensor:  attr:  shape:  is:  rule:  narrow; - excludes, * is anything.</source>
            <translation>Woorden passen op namen, operatoren en tensoren.
op:  name:  tensor:  attr:  shape:  is:  rule:  beperken; - sluit uit, * is alles.</translation>
        </message>
        <message>
            <source>Searching</source>
            <translation>Zoeken</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 van %2</translation>
        </message>
        <message>
            <source>Previous hit</source>
            <translation>Vorige treffer</translation>
        </message>
        <message>
            <source>Next hit</source>
            <translation>Volgende treffer</translation>
        </message>
    </context>
    <context>
        <name>espalier::Session</name>
        <message>
            <source>Reading targets and rules</source>
            <translation>Doelen en regels lezen</translation>
        </message>
        <message>
            <source>Drawing the small picture of %1</source>
            <translation>Het kleine plaatje van %1 tekenen</translation>
        </message>
    </context>
    <context>
        <name>espalier::SliceView</name>
        <message>
            <source>Blue first</source>
            <translation>Blauw eerst</translation>
        </message>
        <message>
            <source>Rows</source>
            <translation>Rijen</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Kolommen</translation>
        </message>
        <message>
            <source>View of the values</source>
            <translation>Weergave van de waarden</translation>
        </message>
        <message>
            <source>Table</source>
            <translation>Tabel</translation>
        </message>
        <message>
            <source>Heat map</source>
            <translation>Heatmap</translation>
        </message>
        <message>
            <source>Axis of the rows</source>
            <translation>As van de rijen</translation>
        </message>
        <message>
            <source>Axis of the columns</source>
            <translation>As van de kolommen</translation>
        </message>
        <message>
            <source>Values</source>
            <translation>Waarden</translation>
        </message>
        <message>
            <source>Picture</source>
            <translation>Afbeelding</translation>
        </message>
        <message>
            <source>axis %1 (%2)</source>
            <translation>as %1 (%2)</translation>
        </message>
        <message>
            <source>axis %1</source>
            <translation>as %1</translation>
        </message>
        <message>
            <source>Index along axis %1</source>
            <translation>Index langs as %1</translation>
        </message>
        <message>
            <source>Painting values</source>
            <translation>Waarden tekenen</translation>
        </message>
        <message>
            <source>The first %1 of %2 rows</source>
            <translation>De eerste %1 van %2 rijen</translation>
        </message>
        <message>
            <source>The first %1 of %2 columns</source>
            <translation>De eerste %1 van %2 kolommen</translation>
        </message>
    </context>
    <context>
        <name>espalier::StatusLine</name>
        <message>
            <source>Cancel</source>
            <translation>Annuleren</translation>
        </message>
        <message>
            <source>No model open</source>
            <translation>Geen model open</translation>
        </message>
        <message>
            <source>%1 nodes</source>
            <translation>%1 knopen</translation>
        </message>
        <message>
            <source>%1 parameters</source>
            <translation>%1 parameters</translation>
        </message>
        <message>
            <source>%1 MACs</source>
            <translation>%1 MAC&apos;s</translation>
        </message>
        <message>
            <source>MACs not known</source>
            <translation>MAC&apos;s niet bekend</translation>
        </message>
        <message>
            <source>opset %1</source>
            <translation>opset %1</translation>
        </message>
        <message>
            <source>Click to copy</source>
            <translation>Klik om te kopiëren</translation>
        </message>
        <message>
            <source>Copied: %1</source>
            <translation>Gekopieerd: %1</translation>
        </message>
    </context>
    <context>
        <name>espalier::TargetPicker</name>
        <message>
            <source>&amp;Target</source>
            <translation>&amp;Doel</translation>
        </message>
        <message>
            <source>Target</source>
            <translation>Doel</translation>
        </message>
        <message>
            <source>Device</source>
            <translation>Apparaat</translation>
        </message>
        <message>
            <source>Facts: %1</source>
            <translation>Feiten: %1</translation>
        </message>
    </context>
    <context>
        <name>espalier::WeightModel</name>
        <message>
            <source>scalar</source>
            <translation>scalair</translation>
        </message>
        <message>
            <source>Weight</source>
            <translation>Gewicht</translation>
        </message>
        <message>
            <source>Type</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>Shape</source>
            <translation>Vorm</translation>
        </message>
        <message>
            <source>Bytes</source>
            <translation>Bytes</translation>
        </message>
        <message>
            <source>Readers</source>
            <translation>Lezers</translation>
        </message>
    </context>
    <context>
        <name>espalier::WelcomePage</name>
        <message>
            <source>today %1</source>
            <translation>vandaag %1</translation>
        </message>
        <message>
            <source>yesterday</source>
            <translation>gisteren</translation>
        </message>
        <message>
            <source>Drop an ONNX model here</source>
            <translation>Sleep een ONNX-model hierheen</translation>
        </message>
        <message>
            <source>Also: a target file (.yaml).</source>
            <translation>Ook: een doelbestand (.yaml).</translation>
        </message>
        <message>
            <source>Open model…</source>
            <translation>Model openen…</translation>
        </message>
        <message>
            <source>See what your target can run, mend what it cannot, export the rest.</source>
            <translation>Zie wat uw doel kan draaien, herstel wat niet gaat, exporteer de rest.</translation>
        </message>
        <message>
            <source>Recent</source>
            <translation>Recent</translation>
        </message>
        <message>
            <source>Targets: what “supported” is measured against</source>
            <translation>Doelen: waaraan “ondersteund” wordt gemeten</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>Probeer het</translation>
        </message>
        <message>
            <source>Open a detector</source>
            <translation>Een detector openen</translation>
        </message>
        <message>
            <source>FastestDet, 211 nodes: see which devices run all of them.</source>
            <translation>FastestDet, 211 knopen: zie welke apparaten ze alle draaien.</translation>
        </message>
        <message>
            <source>Open a pitch tracker</source>
            <translation>Een toonhoogtevolger openen</translation>
        </message>
        <message>
            <source>SwiftF0, sizes left open: fix them, mend it, cut the rest to C++.</source>
            <translation>SwiftF0, met open maten: leg ze vast, repareer het model, knip de rest naar C++.</translation>
        </message>
        <message>
            <source>The same without a window</source>
            <translation>Hetzelfde zonder venster</translation>
        </message>
        <message>
            <source>%1 is not installed</source>
            <translation>%1 is niet geïnstalleerd</translation>
        </message>
        <message>
            <source>Models that were open stand here.</source>
            <translation>Hier staan modellen die open waren.</translation>
        </message>
        <message>
            <source>%1 of %2 nodes</source>
            <translation>%1 van %2 knopen</translation>
        </message>
        <message>
            <source>%1 fixable</source>
            <translation>%1 herstelbaar</translation>
        </message>
        <message>
            <source>%1 unsupported</source>
            <translation>%1 niet ondersteund</translation>
        </message>
        <message>
            <source>%1 unknown</source>
            <translation>%1 onbekend</translation>
        </message>
    </context>
    <context>
        <name>espalier::Workbench</name>
        <message>
            <source>Opening %1</source>
            <translation>%1 openen</translation>
        </message>
        <message>
            <source>Inferring shapes of %1</source>
            <translation>Vormen van %1 afleiden</translation>
        </message>
        <message>
            <source>Judging %1</source>
            <translation>%1 beoordelen</translation>
        </message>
        <message>
            <source>Looking for rules that mend %1</source>
            <translation>Regels zoeken die %1 herstellen</translation>
        </message>
        <message>
            <source>Fitting %1 to %2</source>
            <translation>%1 aanpassen aan %2</translation>
        </message>
        <message>
            <source>Every node runs already.</source>
            <translation>Elke knoop draait al.</translation>
        </message>
        <message numerus="yes">
            <source>No rule mends the %n node(s) that do not run.</source>
            <translation>
                <numerusform>Geen regel herstelt de %n knoop die niet draait.</numerusform>
                <numerusform>Geen regel herstelt de %n knopen die niet draaien.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n place(s) mended and verified</source>
            <translation>
                <numerusform>%n plek hersteld en geverifieerd</numerusform>
                <numerusform>%n plekken hersteld en geverifieerd</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>, %n node(s) left</source>
            <translation>
                <numerusform>, %n knoop over</numerusform>
                <numerusform>, %n knopen over</numerusform>
            </translation>
        </message>
        <message>
            <source>Verifying %1</source>
            <translation>%1 verifiëren</translation>
        </message>
        <message>
            <source>Looking for a cut</source>
            <translation>Een knip zoeken</translation>
        </message>
        <message>
            <source>Cutting %1</source>
            <translation>%1 knippen</translation>
        </message>
        <message numerus="yes">
            <source>%n node(s) moved to generated C++</source>
            <translation>
                <numerusform>%n knoop naar gegenereerde C++ verplaatst</numerusform>
                <numerusform>%n knopen naar gegenereerde C++ verplaatst</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 applied: %2</source>
            <translation>%1 toegepast: %2</translation>
        </message>
        <message>
            <source>Running %1</source>
            <translation>%1 uitvoeren</translation>
        </message>
        <message>
            <source>%1 (%2) makes the first NaN or infinity</source>
            <translation>%1 (%2) maakt de eerste NaN of oneindig</translation>
        </message>
        <message>
            <source>Ran in %1 ms</source>
            <translation>Uitgevoerd in %1 ms</translation>
        </message>
        <message>
            <source>Comparing %1 with the original</source>
            <translation>%1 met het origineel vergelijken</translation>
        </message>
        <message numerus="yes">
            <source>No tensor differs, of %n</source>
            <translation>
                <numerusform>Geen verschil in %n tensor</numerusform>
                <numerusform>Geen verschil in %n tensoren</numerusform>
            </translation>
        </message>
        <message>
            <source>The first tensor that differs is %1</source>
            <translation>De eerste tensor die verschilt is %1</translation>
        </message>
    </context>
    <context>
        <name>espalier::ZoomControl</name>
        <message>
            <source>Zoom out (−)</source>
            <translation>Uitzoomen (−)</translation>
        </message>
        <message>
            <source>Zoom in (+)</source>
            <translation>Inzoomen (+)</translation>
        </message>
        <message>
            <source>Fit</source>
            <translation>Passend</translation>
        </message>
        <message>
            <source>Show the whole graph (0)</source>
            <translation>De hele graaf tonen (0)</translation>
        </message>
        <message>
            <source>%1 %</source>
            <translation>%1 %</translation>
        </message>
    </context>
    <context>
        <name>exporters</name>
        <message>
            <source>there is no export format “%1”</source>
            <translation>er is geen exportformaat “%1”</translation>
        </message>
        <message>
            <source>the formats are %1</source>
            <translation>de formaten zijn %1</translation>
        </message>
        <message>
            <source>%1 is written for a device, and none is named</source>
            <translation>%1 wordt voor een apparaat geschreven, en er is geen genoemd</translation>
        </message>
        <message>
            <source>name one with --target TARGET/DEVICE</source>
            <translation>noem er een met --target DOEL/APPARAAT</translation>
        </message>
        <message>
            <source>ONNX model</source>
            <translation>ONNX-model</translation>
        </message>
        <message>
            <source>Tensors of at least this many bytes go to a file of their own; 0: only where the model would pass 2 GiB, or has them outside already</source>
            <translation>Tensoren van minstens zoveel bytes gaan naar een eigen bestand; 0: alleen waar het model de 2 GiB zou passeren, of ze al buiten heeft</translation>
        </message>
        <message>
            <source>reads back otherwise than it was written: %1</source>
            <translation>leest anders terug dan het geschreven is: %1</translation>
        </message>
        <message>
            <source>check the disk, and report this</source>
            <translation>controleer de schijf, en meld dit</translation>
        </message>
        <message>
            <source>write true or false</source>
            <translation>schrijf true of false</translation>
        </message>
        <message>
            <source>write a whole number from %1 to %2</source>
            <translation>schrijf een geheel getal van %1 tot %2</translation>
        </message>
        <message>
            <source>write one of %1</source>
            <translation>schrijf een van %1</translation>
        </message>
        <message>
            <source>“%1” is not KEY=VALUE</source>
            <translation>“%1” is niet SLEUTEL=WAARDE</translation>
        </message>
        <message>
            <source>write options as KEY=VALUE, with commas between them</source>
            <translation>schrijf opties als SLEUTEL=WAARDE, met komma&apos;s ertussen</translation>
        </message>
        <message>
            <source>there is no option “%1”</source>
            <translation>er is geen optie “%1”</translation>
        </message>
        <message>
            <source>this format has no options</source>
            <translation>dit formaat heeft geen opties</translation>
        </message>
        <message>
            <source>the options are %1</source>
            <translation>de opties zijn %1</translation>
        </message>
        <message>
            <source>option “%1” is given twice</source>
            <translation>optie “%1” is twee keer gegeven</translation>
        </message>
        <message>
            <source>give it once</source>
            <translation>geef die één keer</translation>
        </message>
        <message>
            <source>option “%1” cannot be “%2”</source>
            <translation>optie “%1” kan niet “%2” zijn</translation>
        </message>
        <message>
            <source>cannot be written (%1)</source>
            <translation>kan niet geschreven worden (%1)</translation>
        </message>
        <message>
            <source>make room on the disk</source>
            <translation>maak ruimte op de schijf</translation>
        </message>
        <message>
            <source>choose another folder, or mend its permissions</source>
            <translation>kies een andere map, of herstel de rechten</translation>
        </message>
        <message>
            <source>is in the way: it is not a folder</source>
            <translation>staat in de weg: het is geen map</translation>
        </message>
        <message>
            <source>move it, or choose another folder with --out</source>
            <translation>verplaats het, of kies een andere map met --out</translation>
        </message>
        <message>
            <source>exists, and holds files that are not an export</source>
            <translation>bestaat, en bevat bestanden die geen export zijn</translation>
        </message>
        <message>
            <source>exists already</source>
            <translation>bestaat al</translation>
        </message>
        <message>
            <source>replace it with --force, or choose another folder</source>
            <translation>vervang het met --force, of kies een andere map</translation>
        </message>
        <message>
            <source>cannot be read back (%1)</source>
            <translation>kan niet teruggelezen worden (%1)</translation>
        </message>
        <message>
            <source>choose another folder</source>
            <translation>kies een andere map</translation>
        </message>
        <message>
            <source>is of type %1, which TNN does not have</source>
            <translation>is van type %1, dat TNN niet heeft</translation>
        </message>
        <message>
            <source>has shape %1, and TNN needs it whole</source>
            <translation>heeft vorm %1, en TNN heeft die volledig nodig</translation>
        </message>
        <message>
            <source>fix it with --dim or --shape</source>
            <translation>zet die vast met --dim of --shape</translation>
        </message>
        <message>
            <source>is a constant, and TNN cannot give one out</source>
            <translation>is een constante, en TNN kan er geen teruggeven</translation>
        </message>
        <message>
            <source>remove this output</source>
            <translation>verwijder deze uitvoer</translation>
        </message>
        <message>
            <source>gives %1 as %2, and TNN needs the whole shape</source>
            <translation>geeft %1 als %2, en TNN heeft de hele vorm nodig</translation>
        </message>
        <message>
            <source>fix the inputs with --shape, or cut before it</source>
            <translation>zet de invoer vast met --shape, of knip ervoor</translation>
        </message>
        <message>
            <source>has no TNN layer for %1</source>
            <translation>heeft geen TNN-laag voor %1</translation>
        </message>
        <message>
            <source>%1 has no TNN layer</source>
            <translation>%1 heeft geen TNN-laag</translation>
        </message>
        <message>
            <source>TNN model</source>
            <translation>TNN-model</translation>
        </message>
        <message>
            <source>chooses among 8-bit numbers</source>
            <translation>kiest uit 8-bits getallen</translation>
        </message>
        <message>
            <source>is of a rank that the layer does not have</source>
            <translation>heeft een rang die de laag niet heeft</translation>
        </message>
        <message>
            <source>has shapes that do not fit together</source>
            <translation>heeft vormen die niet bij elkaar passen</translation>
        </message>
        <message>
            <source>pads its two ends differently, and not as TNN&apos;s SAME does</source>
            <translation>vult zijn twee einden ongelijk aan, en niet als TNN&apos;s SAME</translation>
        </message>
        <message>
            <source>pads its two ends differently, and not as TNN can</source>
            <translation>vult zijn twee einden ongelijk aan, en niet zoals TNN kan</translation>
        </message>
        <message>
            <source>adds a matrix that differs by row</source>
            <translation>telt een matrix op die per rij verschilt</translation>
        </message>
        <message>
            <source>transposes its input</source>
            <translation>transponeert zijn invoer</translation>
        </message>
        <message>
            <source>does not transpose its input</source>
            <translation>transponeert zijn invoer niet</translation>
        </message>
        <message>
            <source>spreads a batch of matrices within another</source>
            <translation>spreidt een partij matrices binnen een andere</translation>
        </message>
        <message>
            <source>has an ellipsis</source>
            <translation>heeft een beletselteken</translation>
        </message>
        <message>
            <source>has other bounds than 0 and 6</source>
            <translation>heeft andere grenzen dan 0 en 6</translation>
        </message>
        <message>
            <source>is the tanh form, and the layer is the erf form</source>
            <translation>is de tanh-vorm, en de laag is de erf-vorm</translation>
        </message>
        <message>
            <source>scales its sigmoid</source>
            <translation>schaalt zijn sigmoïde</translation>
        </message>
        <message>
            <source>has a slope that varies within a channel</source>
            <translation>heeft een helling die binnen een kanaal verschilt</translation>
        </message>
        <message>
            <source>has more than one exponent</source>
            <translation>heeft meer dan één exponent</translation>
        </message>
        <message>
            <source>compares with 0, which TNN&apos;s Cast does not</source>
            <translation>vergelijkt met 0, wat TNN&apos;s Cast niet doet</translation>
        </message>
        <message>
            <source>casts to a type that TNN does not have</source>
            <translation>zet om naar een type dat TNN niet heeft</translation>
        </message>
        <message>
            <source>shifts by more than one number of bits</source>
            <translation>verschuift met meer dan één aantal bits</translation>
        </message>
        <message>
            <source>has index %1 beyond its input</source>
            <translation>heeft index %1 voorbij zijn invoer</translation>
        </message>
        <message>
            <source>has an axis beyond its input</source>
            <translation>heeft een as voorbij zijn invoer</translation>
        </message>
        <message>
            <source>reads constants of 8 bits, which TNN takes for quantized ones</source>
            <translation>leest constanten van 8 bits, die TNN voor gekwantiseerd houdt</translation>
        </message>
        <message>
            <source>has batch dims</source>
            <translation>heeft batchdimensies</translation>
        </message>
        <message>
            <source>combines by %1</source>
            <translation>combineert met %1</translation>
        </message>
        <message>
            <source>shifts its boxes by half a pixel</source>
            <translation>verschuift zijn kaders een halve pixel</translation>
        </message>
        <message>
            <source>samples in a way that TNN has no kernel for</source>
            <translation>bemonstert op een manier waarvoor TNN geen kernel heeft</translation>
        </message>
        <message>
            <source>goes backwards</source>
            <translation>loopt achteruit</translation>
        </message>
        <message>
            <source>leaves nothing, and TNN has no empty blobs</source>
            <translation>laat niets over, en TNN heeft geen lege blobs</translation>
        </message>
        <message>
            <source>is not in its inference form</source>
            <translation>staat niet in zijn inferentievorm</translation>
        </message>
        <message>
            <source>gives out mean or deviation</source>
            <translation>geeft gemiddelde of afwijking</translation>
        </message>
        <message>
            <source>normalises along another axis than 1</source>
            <translation>normaliseert langs een andere as dan 1</translation>
        </message>
        <message>
            <source>is not of rank 4 and odd size</source>
            <translation>heeft niet rang 4 en oneven grootte</translation>
        </message>
        <message>
            <source>cuts off instead of padding</source>
            <translation>snijdt af in plaats van aan te vullen</translation>
        </message>
        <message>
            <source>pads in mode %1</source>
            <translation>vult aan in modus %1</translation>
        </message>
        <message>
            <source>reflects channels</source>
            <translation>spiegelt kanalen</translation>
        </message>
        <message>
            <source>pads the first axis</source>
            <translation>vult de eerste as aan</translation>
        </message>
        <message>
            <source>has a window that the layer does not have</source>
            <translation>heeft een venster dat de laag niet heeft</translation>
        </message>
        <message>
            <source>has pads or roundings that give TNN another size</source>
            <translation>heeft randen of afrondingen die TNN een andere maat geven</translation>
        </message>
        <message>
            <source>is dilated</source>
            <translation>is gedilateerd</translation>
        </message>
        <message>
            <source>gives out where the maxima are</source>
            <translation>geeft waar de maxima zijn</translation>
        </message>
        <message>
            <source>counts padding in its averages</source>
            <translation>telt randen mee in zijn gemiddelden</translation>
        </message>
        <message>
            <source>does not count its unequal padding in its averages</source>
            <translation>telt zijn ongelijke randen niet mee in zijn gemiddelden</translation>
        </message>
        <message>
            <source>has its own %1</source>
            <translation>heeft zijn eigen %1</translation>
        </message>
        <message>
            <source>has lengths, peepholes, or another form than TNN&apos;s</source>
            <translation>heeft lengtes, peepholes, of een andere vorm dan die van TNN</translation>
        </message>
        <message>
            <source>runs in another number of directions</source>
            <translation>loopt in een ander aantal richtingen</translation>
        </message>
        <message>
            <source>takes the last of equal elements</source>
            <translation>neemt de laatste van gelijke elementen</translation>
        </message>
        <message>
            <source>works over several axes at once (before opset 13)</source>
            <translation>werkt over meerdere assen tegelijk (voor opset 13)</translation>
        </message>
        <message>
            <source>resizes more than height and width of rank 4</source>
            <translation>schaalt meer dan hoogte en breedte van rang 4</translation>
        </message>
        <message>
            <source>resizes in a way (%1, %2) that TNN does not</source>
            <translation>schaalt op een manier (%1, %2) die TNN niet kent</translation>
        </message>
        <message>
            <source>makes a scalar, which TNN cannot</source>
            <translation>maakt een scalair, wat TNN niet kan</translation>
        </message>
        <message>
            <source>cut the model before this node, or rewrite it</source>
            <translation>knip het model voor deze knoop, of herschrijf hem</translation>
        </message>
        <message>
            <source>the shape of %1 is %2, and TNN needs it whole</source>
            <translation>de vorm van %1 is %2, en TNN heeft die volledig nodig</translation>
        </message>
        <message>
            <source>input %1 is a constant that cannot be computed here</source>
            <translation>invoer %1 is een constante die hier niet berekend kan worden</translation>
        </message>
        <message>
            <source>input %1 is not a constant</source>
            <translation>invoer %1 is geen constante</translation>
        </message>
        <message>
            <source>gives out a scalar that TNN cannot copy</source>
            <translation>geeft een scalair die TNN niet kan kopiëren</translation>
        </message>
        <message>
            <source>holds %1, and TNN&apos;s integers have %2 bits</source>
            <translation>bevat %1, en TNN&apos;s gehele getallen hebben %2 bits</translation>
        </message>
        <message>
            <source>takes 2 GiB or more</source>
            <translation>beslaat 2 GiB of meer</translation>
        </message>
        <message>
            <source>takes a record of %1 characters, and TNN reads %2</source>
            <translation>vraagt een regel van %1 tekens, en TNN leest er %2</translation>
        </message>
        <message>
            <source>give inputs and outputs shorter names</source>
            <translation>geef invoer en uitvoer kortere namen</translation>
        </message>
        <message>
            <source>has %1 layers with weights, and TNN reads %2</source>
            <translation>heeft %1 lagen met gewichten, en TNN leest er %2</translation>
        </message>
        <message>
            <source>cut the model in parts</source>
            <translation>knip het model in delen</translation>
        </message>
        <message>
            <source>C++ code for what was cut off</source>
            <translation>C++-code voor wat eraf geknipt is</translation>
        </message>
        <message>
            <source>The greatest length that is kept room for along a dimension that is known only when the code runs; 0: as many as there can be</source>
            <translation>De grootste lengte waarvoor plaats gehouden wordt langs een dimensie die pas bekend is als de code draait; 0: zoveel als er kunnen zijn</translation>
        </message>
        <message>
            <source>the rank of %1 is known only when it runs</source>
            <translation>de rang van %1 is pas bekend als het draait</translation>
        </message>
        <message>
            <source>%1 has no type in C++</source>
            <translation>%1 heeft geen type in C++</translation>
        </message>
        <message>
            <source>a kernel header is not laid out as it must be</source>
            <translation>een kernel-header is niet opgebouwd zoals het moet</translation>
        </message>
        <message>
            <source>a kernel header of the program is missing</source>
            <translation>een kernel-header van het programma ontbreekt</translation>
        </message>
        <message>
            <source>install the program again, with its data</source>
            <translation>installeer het programma opnieuw, met zijn gegevens</translation>
        </message>
        <message>
            <source>cut behind it, or fix the model&apos;s input shapes</source>
            <translation>knip erachter, of zet de invoervormen van het model vast</translation>
        </message>
        <message>
            <source>the shape of %1 is not fixed</source>
            <translation>de vorm van %1 staat niet vast</translation>
        </message>
        <message>
            <source>fix it with --dim or --shape, or give the export a capacity</source>
            <translation>zet die vast met --dim of --shape, of geef de export een capaciteit</translation>
        </message>
        <message>
            <source>%1 has more than one dim that is not fixed</source>
            <translation>%1 heeft meer dan één dimensie die niet vaststaat</translation>
        </message>
        <message>
            <source>nothing is known of tensor %1</source>
            <translation>van tensor %1 is niets bekend</translation>
        </message>
        <message>
            <source>bodies and functions call each other without end</source>
            <translation>deelgrafen en functies roepen elkaar eindeloos aan</translation>
        </message>
        <message>
            <source>%1 does not become C++</source>
            <translation>%1 wordt geen C++</translation>
        </message>
        <message>
            <source>a branch is missing</source>
            <translation>er ontbreekt een tak</translation>
        </message>
        <message>
            <source>what it does depends on a length that is known only when it runs, in a way that no formula was found for</source>
            <translation>wat het doet hangt af van een lengte die pas bekend is als het draait, op een manier waarvoor geen formule gevonden is</translation>
        </message>
        <message>
            <source>cut before it, or fix the model&apos;s input shapes</source>
            <translation>knip ervoor, of zet de invoervormen van het model vast</translation>
        </message>
        <message>
            <source>its operands have two different lengths that are known only when it runs</source>
            <translation>zijn operanden hebben twee verschillende lengtes die pas bekend zijn als het draait</translation>
        </message>
        <message>
            <source>there is no kernel for %1</source>
            <translation>er is geen kernel voor %1</translation>
        </message>
        <message>
            <source>what it gives depends on a length that is known only when it runs</source>
            <translation>wat het geeft hangt af van een lengte die pas bekend is als het draait</translation>
        </message>
        <message>
            <source>it is not defined for any length</source>
            <translation>het is voor geen enkele lengte gedefinieerd</translation>
        </message>
    </context>
    <context>
        <name>graph</name>
        <message>
            <source>external data: %1</source>
            <translation>externe gegevens: %1</translation>
        </message>
        <message>
            <source>input %1 of %2 reads a value that was removed</source>
            <translation>invoer %1 van %2 leest een waarde die verwijderd is</translation>
        </message>
        <message>
            <source>value %1 does not know its reader</source>
            <translation>waarde %1 kent zijn lezer niet</translation>
        </message>
        <message>
            <source>output %1 of %2 is not its own</source>
            <translation>uitvoer %1 van %2 is niet de zijne</translation>
        </message>
        <message>
            <source>value %1 lists a reader that does not read it</source>
            <translation>waarde %1 noemt een lezer die hem niet leest</translation>
        </message>
        <message>
            <source>value %1 has lost its producer</source>
            <translation>waarde %1 is zijn maker kwijt</translation>
        </message>
        <message>
            <source>value %1 would be read and never made</source>
            <translation>waarde %1 zou gelezen en nooit gemaakt worden</translation>
        </message>
        <message>
            <source>a port of graph %1 has no value</source>
            <translation>een poort van graaf %1 heeft geen waarde</translation>
        </message>
        <message>
            <source>domain “%1” is used and not among the opset imports</source>
            <translation>domein “%1” wordt gebruikt en staat niet bij de opset-imports</translation>
        </message>
        <message>
            <source>value %1 is made twice</source>
            <translation>waarde %1 wordt twee keer gemaakt</translation>
        </message>
        <message>
            <source>nothing makes value %1, which %2 reads</source>
            <translation>niets maakt waarde %1, die %2 leest</translation>
        </message>
        <message>
            <source>nothing makes graph output %1</source>
            <translation>niets maakt graafuitvoer %1</translation>
        </message>
        <message>
            <source>%1 nodes stand on a cycle or wait for one</source>
            <translation>%1 knopen staan op een kringloop of wachten erop</translation>
        </message>
        <message>
            <source>nodes do not stand in topological order</source>
            <translation>knopen staan niet in topologische volgorde</translation>
        </message>
        <message>
            <source>mend the model first</source>
            <translation>herstel eerst het model</translation>
        </message>
    </context>
    <context>
        <name>io</name>
        <message>
            <source>name a file</source>
            <translation>noem een bestand</translation>
        </message>
        <message>
            <source>is a device or a pipe, not a plain file</source>
            <translation>is een apparaat of een pijp, geen gewoon bestand</translation>
        </message>
        <message>
            <source>the model is larger than protobuf&apos;s 2 GiB</source>
            <translation>het model is groter dan protobufs 2 GiB</translation>
        </message>
        <message>
            <source>keep its weights as external data</source>
            <translation>houd de gewichten als externe gegevens</translation>
        </message>
        <message>
            <source>ONNX text: %1</source>
            <translation>ONNX-tekst: %1</translation>
        </message>
        <message>
            <source>mend the text at that place</source>
            <translation>herstel de tekst op die plaats</translation>
        </message>
        <message>
            <source>graphs are nested more than %1 deep</source>
            <translation>grafen zijn meer dan %1 diep genest</translation>
        </message>
        <message>
            <source>it is damaged or hostile; export it again</source>
            <translation>het is beschadigd of vijandig; exporteer het opnieuw</translation>
        </message>
        <message>
            <source>there is no graph in it, so it is no ONNX model</source>
            <translation>er zit geen graaf in, dus het is geen ONNX-model</translation>
        </message>
        <message>
            <source>check that this is the right file</source>
            <translation>controleer of dit het juiste bestand is</translation>
        </message>
        <message>
            <source>is empty</source>
            <translation>is leeg</translation>
        </message>
        <message>
            <source>fetch or export it again</source>
            <translation>haal of exporteer het opnieuw</translation>
        </message>
        <message>
            <source>the record at byte %1 is broken</source>
            <translation>het record bij byte %1 is kapot</translation>
        </message>
        <message>
            <source>it is damaged or no ONNX model; fetch or export it again</source>
            <translation>het is beschadigd of geen ONNX-model; haal of exporteer het opnieuw</translation>
        </message>
        <message>
            <source>the file ends in the middle of a number (byte %1)</source>
            <translation>het bestand eindigt midden in een getal (byte %1)</translation>
        </message>
        <message>
            <source>byte %1 is not the end of a number</source>
            <translation>byte %1 is niet het einde van een getal</translation>
        </message>
        <message>
            <source>byte %1 does not start a field</source>
            <translation>byte %1 begint geen veld</translation>
        </message>
        <message>
            <source>a length before byte %1 reaches beyond the end of the file</source>
            <translation>een lengte voor byte %1 reikt voorbij het einde van het bestand</translation>
        </message>
        <message>
            <source>cannot be written (%1)</source>
            <translation>kan niet geschreven worden (%1)</translation>
        </message>
        <message>
            <source>make room on the disk</source>
            <translation>maak ruimte op de schijf</translation>
        </message>
        <message>
            <source>choose another folder, or mend its permissions</source>
            <translation>kies een andere map, of herstel de rechten</translation>
        </message>
    </context>
    <context>
        <name>layout</name>
        <message>
            <source>Graphviz failed.</source>
            <translation>Graphviz faalde.</translation>
        </message>
    </context>
    <context>
        <name>panels</name>
        <message>
            <source>Cut</source>
            <translation>Knip</translation>
        </message>
        <message>
            <source>Documentation</source>
            <translation>Documentatie</translation>
        </message>
        <message>
            <source>Findings</source>
            <translation>Bevindingen</translation>
        </message>
        <message>
            <source>History</source>
            <translation>Geschiedenis</translation>
        </message>
        <message>
            <source>Jobs</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>Model</source>
            <translation>Model</translation>
        </message>
        <message>
            <source>Node</source>
            <translation>Knoop</translation>
        </message>
        <message>
            <source>Operators</source>
            <translation>Operatoren</translation>
        </message>
        <message>
            <source>Tensor</source>
            <translation>Tensor</translation>
        </message>
        <message>
            <source>Verification</source>
            <translation>Verificatie</translation>
        </message>
        <message>
            <source>Weights</source>
            <translation>Gewichten</translation>
        </message>
        <message>
            <source>Generated C++</source>
            <translation>Gegenereerde C++</translation>
        </message>
        <message>
            <source>Outline</source>
            <translation>Overzicht</translation>
        </message>
        <message>
            <source>Comparison</source>
            <translation>Vergelijking</translation>
        </message>
        <message>
            <source>Run</source>
            <translation>Uitvoeren</translation>
        </message>
    </context>
    <context>
        <name>report</name>
        <message>
            <source>a report cannot be written as “%1”</source>
            <translation>een rapport kan niet als “%1” geschreven worden</translation>
        </message>
        <message>
            <source>end its name in one of %1, or use - for a table</source>
            <translation>laat de naam eindigen op een van %1, of gebruik - voor een tabel</translation>
        </message>
    </context>
    <context>
        <name>rewrites</name>
        <message>
            <source>%1 changes the result: error %2</source>
            <translation>%1 verandert het resultaat: fout %2</translation>
        </message>
        <message>
            <source>leave this rule out, and report it with the node extracted</source>
            <translation>laat deze regel weg, en meld het met de knoop uitgelicht</translation>
        </message>
        <message>
            <source>The statistics are not those of inference per channel.</source>
            <translation>De statistieken zijn niet die van inferentie per kanaal.</translation>
        </message>
        <message>
            <source>Scale, bias, mean or variance is not constant.</source>
            <translation>Schaal, bias, gemiddelde of variantie is niet constant.</translation>
        </message>
        <message>
            <source>A channel&apos;s factor or offset is not finite.</source>
            <translation>De factor of verschuiving van een kanaal is niet eindig.</translation>
        </message>
        <message>
            <source>match has an odd form</source>
            <translation>match heeft een vreemde vorm</translation>
        </message>
        <message>
            <source>%1 is neither NAME: type nor NAME = value</source>
            <translation>%1 is noch NAAM: type noch NAAM = waarde</translation>
        </message>
        <message>
            <source>Another place changed the same nodes; apply it again.</source>
            <translation>Een andere plek veranderde dezelfde knopen; pas het opnieuw toe.</translation>
        </message>
        <message>
            <source>The pattern branches too often here.</source>
            <translation>Het patroon vertakt hier te vaak.</translation>
        </message>
        <message>
            <source>The pattern has %1 where the model has %2.</source>
            <translation>Het patroon heeft %1 waar het model %2 heeft.</translation>
        </message>
        <message>
            <source>%1 would have to stand at two places of the pattern.</source>
            <translation>%1 zou op twee plaatsen van het patroon moeten staan.</translation>
        </message>
        <message>
            <source>%1 of %2 is a parameter of the function.</source>
            <translation>%1 van %2 is een parameter van de functie.</translation>
        </message>
        <message>
            <source>The rule expects the default of %1 of %2.</source>
            <translation>De regel verwacht de standaardwaarde van %1 van %2.</translation>
        </message>
        <message>
            <source>%1 of %2 has another value than the rule expects.</source>
            <translation>%1 van %2 heeft een andere waarde dan de regel verwacht.</translation>
        </message>
        <message>
            <source>%1 of %2 differs from its other place in the pattern.</source>
            <translation>%1 van %2 verschilt van zijn andere plaats in het patroon.</translation>
        </message>
        <message>
            <source>Output %1 of %2 is read, and the rule gives none.</source>
            <translation>Uitvoer %1 van %2 wordt gelezen, en de regel geeft er geen.</translation>
        </message>
        <message>
            <source>%1 has an input %2 that the rule does not know.</source>
            <translation>%1 heeft een invoer %2 die de regel niet kent.</translation>
        </message>
        <message>
            <source>%1 lacks its input %2.</source>
            <translation>%1 mist zijn invoer %2.</translation>
        </message>
        <message>
            <source>%1 is not constant.</source>
            <translation>%1 is niet constant.</translation>
        </message>
        <message>
            <source>%1 has other elements than the rule expects.</source>
            <translation>%1 heeft andere elementen dan de regel verwacht.</translation>
        </message>
        <message>
            <source>%1 and %2 would have to be the same tensor.</source>
            <translation>%1 en %2 zouden dezelfde tensor moeten zijn.</translation>
        </message>
        <message>
            <source>The pattern has %1 before %2, and nothing makes it.</source>
            <translation>Het patroon heeft %1 voor %2, en niets maakt die.</translation>
        </message>
        <message>
            <source>No %1 of the pattern&apos;s kind reads %2.</source>
            <translation>Geen %1 van de soort van het patroon leest %2.</translation>
        </message>
        <message>
            <source>The pattern is not connected.</source>
            <translation>Het patroon hangt niet samen.</translation>
        </message>
        <message>
            <source>%1, inside the pattern, is read elsewhere too.</source>
            <translation>%1, binnen het patroon, wordt ook elders gelezen.</translation>
        </message>
        <message>
            <source>The rule is not for %1.</source>
            <translation>De regel is niet voor %1.</translation>
        </message>
        <message>
            <source>%1 is a parameter of the function.</source>
            <translation>%1 is een parameter van de functie.</translation>
        </message>
        <message>
            <source>Output %1 is read.</source>
            <translation>Uitvoer %1 wordt gelezen.</translation>
        </message>
        <message>
            <source>The operand is %1, not known to be floating-point.</source>
            <translation>De operand is %1, niet bekend als drijvende komma.</translation>
        </message>
        <message>
            <source>The shape is not known: %1.</source>
            <translation>De vorm is niet bekend: %1.</translation>
        </message>
        <message>
            <source>The rank is not known: %1.</source>
            <translation>De rang is niet bekend: %1.</translation>
        </message>
        <message>
            <source>%1 has %2 operands.</source>
            <translation>%1 heeft %2 operanden.</translation>
        </message>
        <message>
            <source>mend the graph of the rule</source>
            <translation>herstel de graaf van de regel</translation>
        </message>
        <message>
            <source>%1 is made twice</source>
            <translation>%1 wordt twee keer gemaakt</translation>
        </message>
        <message>
            <source>nothing makes the output %1</source>
            <translation>niets maakt de uitvoer %1</translation>
        </message>
        <message>
            <source>the graph has no outputs%1</source>
            <translation>de graaf heeft geen uitvoer%1</translation>
        </message>
        <message>
            <source>@%1 is not among the attributes in front</source>
            <translation>@%1 staat niet bij de attributen vooraan</translation>
        </message>
        <message>
            <source>Constant %1 needs one of value, value_float(s), value_int(s), and a name of its own</source>
            <translation>Constante %1 heeft een van value, value_float(s), value_int(s) en een eigen naam nodig</translation>
        </message>
        <message>
            <source>nothing makes %1 before it is read</source>
            <translation>niets maakt %1 voordat het gelezen wordt</translation>
        </message>
        <message>
            <source>No rule replaces %1.</source>
            <translation>Geen regel vervangt %1.</translation>
        </message>
        <message>
            <source>The rule writes %1, which the target does not run here.</source>
            <translation>De regel schrijft %1, dat het doel hier niet draait.</translation>
        </message>
        <message>
            <source>The step is not constant.</source>
            <translation>De stap is niet constant.</translation>
        </message>
        <message>
            <source>Each channel has a step of its own.</source>
            <translation>Elk kanaal heeft een eigen stap.</translation>
        </message>
        <message>
            <source>The zero point is not constant.</source>
            <translation>Het nulpunt is niet constant.</translation>
        </message>
        <message>
            <source>The quantized values are not known to have 8 bits.</source>
            <translation>De gekwantiseerde waarden hebben niet bekend 8 bits.</translation>
        </message>
        <message>
            <source>No QuantizeLinear makes the quantized values.</source>
            <translation>Geen QuantizeLinear maakt de gekwantiseerde waarden.</translation>
        </message>
        <message>
            <source>The operand is not known to be float.</source>
            <translation>De operand is niet bekend als float.</translation>
        </message>
        <message>
            <source>Not every reader is a DequantizeLinear of the same step.</source>
            <translation>Niet elke lezer is een DequantizeLinear met dezelfde stap.</translation>
        </message>
        <message>
            <source>Activations, clip, layout or input_forget are not the defaults.</source>
            <translation>Activaties, clip, layout of input_forget zijn niet de standaard.</translation>
        </message>
        <message>
            <source>The node has sequence lengths or peepholes.</source>
            <translation>De knoop heeft sequentielengtes of peepholes.</translation>
        </message>
        <message>
            <source>The operand is %1.</source>
            <translation>De operand is %1.</translation>
        </message>
        <message>
            <source>%1 steps would make too many nodes.</source>
            <translation>%1 stappen zouden te veel knopen maken.</translation>
        </message>
        <message>
            <source>%1 has no input.</source>
            <translation>%1 heeft geen invoer.</translation>
        </message>
        <message>
            <source>%1 gives the output a name of its own.</source>
            <translation>%1 geeft de uitvoer een eigen naam.</translation>
        </message>
        <message>
            <source>a rule is a map of keys</source>
            <translation>een regel is een lijst van sleutels</translation>
        </message>
        <message>
            <source>write id:, title:, class:, opset:, match:, replace:, why:</source>
            <translation>schrijf id:, title:, class:, opset:, match:, replace:, why:</translation>
        </message>
        <message>
            <source>unknown key %1</source>
            <translation>onbekende sleutel %1</translation>
        </message>
        <message>
            <source>use id, title, class, opset, match, where, replace, why, optional, examples, error, simplifies</source>
            <translation>gebruik id, title, class, opset, match, where, replace, why, optional, examples, error, simplifies</translation>
        </message>
        <message>
            <source>%1 stands twice</source>
            <translation>%1 staat er twee keer</translation>
        </message>
        <message>
            <source>remove one</source>
            <translation>verwijder er een</translation>
        </message>
        <message>
            <source>%1 is missing</source>
            <translation>%1 ontbreekt</translation>
        </message>
        <message>
            <source>add %1:</source>
            <translation>voeg %1: toe</translation>
        </message>
        <message>
            <source>%1 is not a text</source>
            <translation>%1 is geen tekst</translation>
        </message>
        <message>
            <source>write one text, in quotes</source>
            <translation>schrijf één tekst, tussen aanhalingstekens</translation>
        </message>
        <message>
            <source>%1 is a list of texts</source>
            <translation>%1 is een lijst van teksten</translation>
        </message>
        <message>
            <source>put each one in quotes</source>
            <translation>zet elk tussen aanhalingstekens</translation>
        </message>
        <message>
            <source>the id %1 is not kebab-case</source>
            <translation>het id %1 is geen kebab-case</translation>
        </message>
        <message>
            <source>use small letters, digits and single hyphens</source>
            <translation>gebruik kleine letters, cijfers en enkele koppeltekens</translation>
        </message>
        <message>
            <source>there is no class %1</source>
            <translation>er is geen klasse %1</translation>
        </message>
        <message>
            <source>write exact, approximate or retrain</source>
            <translation>schrijf exact, approximate of retrain</translation>
        </message>
        <message>
            <source>an approximate rule, and no other, states its error</source>
            <translation>een benaderende regel, en geen andere, noemt zijn fout</translation>
        </message>
        <message>
            <source>add error: with a positive number, or change the class</source>
            <translation>voeg error: toe met een positief getal, of verander de klasse</translation>
        </message>
        <message>
            <source>%1 is no range of opsets</source>
            <translation>%1 is geen bereik van opsets</translation>
        </message>
        <message>
            <source>write FIRST..LAST, such as 7..28</source>
            <translation>schrijf EERSTE..LAATSTE, zoals 7..28</translation>
        </message>
        <message>
            <source>%1 is an empty range</source>
            <translation>%1 is een leeg bereik</translation>
        </message>
        <message>
            <source>write the smaller version first</source>
            <translation>schrijf de kleinste versie eerst</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>mend the graph: (inputs) =&gt; (outputs) { y = Op (x) }</source>
            <translation>herstel de graaf: (invoer) =&gt; (uitvoer) { y = Op (x) }</translation>
        </message>
        <message>
            <source>%1 is no input of match</source>
            <translation>%1 is geen invoer van match</translation>
        </message>
        <message>
            <source>name inputs that the operator may lack</source>
            <translation>noem invoer die de operator mag missen</translation>
        </message>
        <message>
            <source>where: %1</source>
            <translation>where: %1</translation>
        </message>
        <message>
            <source>mend the condition</source>
            <translation>herstel de voorwaarde</translation>
        </message>
        <message>
            <source>where: match has no value %1</source>
            <translation>where: match heeft geen waarde %1</translation>
        </message>
        <message>
            <source>use the names of match</source>
            <translation>gebruik de namen van match</translation>
        </message>
        <message>
            <source>where: match captures no attribute %1</source>
            <translation>where: match vangt geen attribuut %1</translation>
        </message>
        <message>
            <source>write &lt;%1&gt; in front of match, and @%1 where it stands</source>
            <translation>schrijf &lt;%1&gt; voor match, en @%1 waar het staat</translation>
        </message>
        <message>
            <source>match needs nodes that hang together</source>
            <translation>match heeft knopen nodig die samenhangen</translation>
        </message>
        <message>
            <source>write one connected graph</source>
            <translation>schrijf één samenhangende graaf</translation>
        </message>
        <message>
            <source>replace reads %1, no input of match</source>
            <translation>replace leest %1, geen invoer van match</translation>
        </message>
        <message>
            <source>use the inputs of match</source>
            <translation>gebruik de invoer van match</translation>
        </message>
        <message>
            <source>match and replace have different outputs</source>
            <translation>match en replace hebben verschillende uitvoer</translation>
        </message>
        <message>
            <source>give both the same outputs in the same order</source>
            <translation>geef beide dezelfde uitvoer in dezelfde volgorde</translation>
        </message>
        <message>
            <source>match captures no attribute %1</source>
            <translation>match vangt geen attribuut %1</translation>
        </message>
        <message>
            <source>write it in front of both graphs</source>
            <translation>schrijf het voor beide grafen</translation>
        </message>
        <message>
            <source>example: %1</source>
            <translation>voorbeeld: %1</translation>
        </message>
        <message>
            <source>write NAME: float[2,3], … for every input of match</source>
            <translation>schrijf NAAM: float[2,3], … voor elke invoer van match</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>mend the YAML</source>
            <translation>herstel de YAML</translation>
        </message>
        <message>
            <source>cannot read the rule</source>
            <translation>kan de regel niet lezen</translation>
        </message>
        <message>
            <source>check that the file exists and may be read</source>
            <translation>controleer of het bestand bestaat en gelezen mag worden</translation>
        </message>
        <message>
            <source>cannot read the folder: %1</source>
            <translation>kan de map niet lezen: %1</translation>
        </message>
        <message>
            <source>name a folder with rule files (*.yaml)</source>
            <translation>noem een map met regelbestanden (*.yaml)</translation>
        </message>
        <message>
            <source>No convolution stands before a BatchNormalization.</source>
            <translation>Voor een BatchNormalization staat geen convolutie.</translation>
        </message>
        <message>
            <source>%1 is read elsewhere too.</source>
            <translation>%1 wordt ook elders gelezen.</translation>
        </message>
        <message>
            <source>Weights or bias are not constant.</source>
            <translation>Gewichten of bias zijn niet constant.</translation>
        </message>
        <message>
            <source>Weights and statistics have different channels.</source>
            <translation>Gewichten en statistieken hebben verschillende kanalen.</translation>
        </message>
        <message>
            <source>A bound is not constant.</source>
            <translation>Een grens is niet constant.</translation>
        </message>
        <message>
            <source>Both bounds are there.</source>
            <translation>Beide grenzen zijn er.</translation>
        </message>
        <message>
            <source>Clip has no bound.</source>
            <translation>Clip heeft geen grens.</translation>
        </message>
        <message>
            <source>The lower bound is not known to be 0.</source>
            <translation>De ondergrens is niet bekend als 0.</translation>
        </message>
        <message>
            <source>The node is a constant.</source>
            <translation>De knoop is een constante.</translation>
        </message>
        <message>
            <source>%1 is a graph output.</source>
            <translation>%1 is een graafuitvoer.</translation>
        </message>
        <message>
            <source>The result would take %1 bytes.</source>
            <translation>Het resultaat zou %1 bytes beslaan.</translation>
        </message>
        <message>
            <source>%1 cannot be computed.</source>
            <translation>%1 kan niet berekend worden.</translation>
        </message>
        <message>
            <source>DepthToSpace needs two equal strides.</source>
            <translation>DepthToSpace heeft twee gelijke stappen nodig.</translation>
        </message>
        <message>
            <source>The rule is for one group.</source>
            <translation>De regel is voor één groep.</translation>
        </message>
        <message>
            <source>The node stands in a function of the model.</source>
            <translation>De knoop staat in een functie van het model.</translation>
        </message>
        <message>
            <source>Around the node there is no x/2 · (1 + erf(x/√2)).</source>
            <translation>Rond de knoop staat geen x/2 · (1 + erf(x/√2)).</translation>
        </message>
        <message>
            <source>Two lengths of the result are unknown.</source>
            <translation>Twee lengtes van het resultaat zijn onbekend.</translation>
        </message>
        <message>
            <source>Before IR 4 initializers are constant.</source>
            <translation>Voor IR 4 zijn initializers constant.</translation>
        </message>
        <message>
            <source>No operand is an input with a default value.</source>
            <translation>Geen operand is een invoer met een standaardwaarde.</translation>
        </message>
        <message>
            <source>Which branch is taken depends on the inputs.</source>
            <translation>Welke tak genomen wordt hangt van de invoer af.</translation>
        </message>
        <message>
            <source>The branch is not complete.</source>
            <translation>De tak is niet volledig.</translation>
        </message>
        <message>
            <source>The branch has sparse initializers.</source>
            <translation>De tak heeft dunne initializers.</translation>
        </message>
        <message>
            <source>The axis is out of range.</source>
            <translation>De as ligt buiten het bereik.</translation>
        </message>
        <message>
            <source>The axis is the last one already.</source>
            <translation>De as is al de laatste.</translation>
        </message>
        <message>
            <source>The step is %1.</source>
            <translation>De stap is %1.</translation>
        </message>
        <message>
            <source>The axes are kept already.</source>
            <translation>De assen worden al behouden.</translation>
        </message>
        <message>
            <source>The axes are not known, or none.</source>
            <translation>De assen zijn niet bekend, of geen.</translation>
        </message>
        <message>
            <source>No two neighbouring axes of %1 are alike.</source>
            <translation>Geen twee aangrenzende assen van %1 zijn gelijk.</translation>
        </message>
        <message>
            <source>The node may be in training mode.</source>
            <translation>De knoop kan in trainingsmodus zijn.</translation>
        </message>
        <message>
            <source>The type changes from %1 to %2.</source>
            <translation>Het type verandert van %1 in %2.</translation>
        </message>
        <message>
            <source>The shape is not known to stay: %1 to %2.</source>
            <translation>Het is niet bekend dat de vorm blijft: %1 naar %2.</translation>
        </message>
        <message>
            <source>The paddings are not known to be zero.</source>
            <translation>De aanvullingen zijn niet bekend als nul.</translation>
        </message>
        <message>
            <source>Elements are left out: %1 to %2.</source>
            <translation>Elementen worden weggelaten: %1 naar %2.</translation>
        </message>
        <message>
            <source>The order of the axes changes.</source>
            <translation>De volgorde van de assen verandert.</translation>
        </message>
        <message>
            <source>The ranks are two or more: %1 to %2.</source>
            <translation>De rangen zijn twee of meer: %1 naar %2.</translation>
        </message>
        <message>
            <source>The axis is 1 already.</source>
            <translation>De as is al 1.</translation>
        </message>
        <message>
            <source>A part is left out.</source>
            <translation>Een deel is weggelaten.</translation>
        </message>
        <message>
            <source>A part&apos;s length is not known: %1.</source>
            <translation>De lengte van een deel is niet bekend: %1.</translation>
        </message>
        <message>
            <source>Weights and bias are not constant.</source>
            <translation>Gewichten en bias zijn niet constant.</translation>
        </message>
        <message>
            <source>Weights or bias cannot be read.</source>
            <translation>Gewichten of bias kunnen niet gelezen worden.</translation>
        </message>
        <message>
            <source>The input is %1.</source>
            <translation>De invoer is %1.</translation>
        </message>
        <message>
            <source>Channels and lengths of the input must be known: %1.</source>
            <translation>Kanalen en lengtes van de invoer moeten bekend zijn: %1.</translation>
        </message>
        <message>
            <source>The attributes do not fit the weights.</source>
            <translation>De attributen passen niet bij de gewichten.</translation>
        </message>
        <message>
            <source>An odd automatic padding is split differently by different runtimes.</source>
            <translation>Een oneven automatische aanvulling wordt door verschillende runtimes anders verdeeld.</translation>
        </message>
        <message>
            <source>The output is empty.</source>
            <translation>De uitvoer is leeg.</translation>
        </message>
        <message>
            <source>%1 is not known to be floating-point: %2.</source>
            <translation>%1 is niet bekend als drijvende komma: %2.</translation>
        </message>
        <message>
            <source>The rule broke the graph: %1</source>
            <translation>De regel brak de graaf: %1</translation>
        </message>
        <message>
            <source>The replacement is not valid: %1</source>
            <translation>De vervanging is niet geldig: %1</translation>
        </message>
        <message>
            <source>The result would be %1 where it is %2.</source>
            <translation>Het resultaat zou %1 zijn waar het %2 is.</translation>
        </message>
        <message>
            <source>The rule is for opsets %1 to %2; this is %3.</source>
            <translation>De regel is voor opsets %1 tot %2; dit is %3.</translation>
        </message>
        <message>
            <source>A node holds a graph of its own or calls a function.</source>
            <translation>Een knoop bevat een eigen graaf of roept een functie aan.</translation>
        </message>
        <message>
            <source>The shape is not known: %1 to %2.</source>
            <translation>De vorm is niet bekend: %1 naar %2.</translation>
        </message>
        <message>
            <source>%1 ones would be written.</source>
            <translation>Er zouden %1 enen geschreven worden.</translation>
        </message>
        <message>
            <source>The indices do not ascend evenly, or the axis has no known length.</source>
            <translation>De indices stijgen niet gelijkmatig, of de as heeft geen bekende lengte.</translation>
        </message>
        <message>
            <source>Slice has no steps before opset 10.</source>
            <translation>Slice heeft geen stappen voor opset 10.</translation>
        </message>
        <message>
            <source>The convolution has %1 groups.</source>
            <translation>De convolutie heeft %1 groepen.</translation>
        </message>
        <message>
            <source>Each group has one channel.</source>
            <translation>Elke groep heeft één kanaal.</translation>
        </message>
        <message>
            <source>The operand is %1, not float.</source>
            <translation>De operand is %1, niet float.</translation>
        </message>
        <message>
            <source>The operand has not one spatial axis: %1.</source>
            <translation>De operand heeft niet één ruimtelijke as: %1.</translation>
        </message>
        <message>
            <source>The operand has not two or three axes: %1.</source>
            <translation>De operand heeft geen twee of drie assen: %1.</translation>
        </message>
        <message>
            <source>The pads are for chosen axes.</source>
            <translation>De aanvullingen zijn voor gekozen assen.</translation>
        </message>
        <message>
            <source>The pads are not constant.</source>
            <translation>De aanvullingen zijn niet constant.</translation>
        </message>
        <message>
            <source>Nothing is padded.</source>
            <translation>Er wordt niets aangevuld.</translation>
        </message>
        <message>
            <source>The mean leaves the padding out.</source>
            <translation>Het gemiddelde laat de aanvulling weg.</translation>
        </message>
        <message>
            <source>The last window may reach beyond the padding.</source>
            <translation>Het laatste venster kan voorbij de aanvulling reiken.</translation>
        </message>
        <message>
            <source>Starts, ends, axes or steps are not constant.</source>
            <translation>Begin, einde, assen of stappen zijn niet constant.</translation>
        </message>
        <message>
            <source>No two neighbouring axes of %1 are left whole.</source>
            <translation>Geen twee aangrenzende assen van %1 blijven heel.</translation>
        </message>
        <message>
            <source>Four axes or less are transposed: %1.</source>
            <translation>Vier assen of minder worden getransponeerd: %1.</translation>
        </message>
        <message>
            <source>No comparison makes the condition.</source>
            <translation>Geen vergelijking maakt de voorwaarde.</translation>
        </message>
        <message>
            <source>%1 are compared.</source>
            <translation>%1 worden vergeleken.</translation>
        </message>
        <message>
            <source>The condition leaves the model.</source>
            <translation>De voorwaarde verlaat het model.</translation>
        </message>
        <message>
            <source>%1 reads the condition.</source>
            <translation>%1 leest de voorwaarde.</translation>
        </message>
        <message>
            <source>The choice is among %1, the comparison of %2.</source>
            <translation>De keus is tussen %1, de vergelijking van %2.</translation>
        </message>
        <message>
            <source>%1 need not be finite where it is not chosen.</source>
            <translation>%1 hoeft niet eindig te zijn waar het niet gekozen wordt.</translation>
        </message>
        <message>
            <source>The model would grow by %1 bytes in all.</source>
            <translation>Het model zou in totaal %1 bytes groeien.</translation>
        </message>
        <message>
            <source>No shape is computed here.</source>
            <translation>Hier wordt geen vorm berekend.</translation>
        </message>
        <message>
            <source>%1 does not come from shapes alone.</source>
            <translation>%1 komt niet alleen uit vormen.</translation>
        </message>
        <message>
            <source>A body in the branch hands out a value of the branch.</source>
            <translation>Een lichaam in de tak geeft een waarde van de tak door.</translation>
        </message>
        <message>
            <source>%1 may give something else each time.</source>
            <translation>%1 kan elke keer iets anders geven.</translation>
        </message>
        <message>
            <source>No other node computes the same.</source>
            <translation>Geen andere knoop berekent hetzelfde.</translation>
        </message>
        <message>
            <source>Not two Slices.</source>
            <translation>Geen twee Slices.</translation>
        </message>
        <message>
            <source>The two are not known to cut different axes.</source>
            <translation>Het is niet bekend dat de twee verschillende assen snijden.</translation>
        </message>
        <message>
            <source>Not two Transposes.</source>
            <translation>Geen twee Transposes.</translation>
        </message>
        <message>
            <source>Not two nodes that only change the shape.</source>
            <translation>Geen twee knopen die alleen de vorm veranderen.</translation>
        </message>
        <message>
            <source>%1 is not known to leave every element as it is.</source>
            <translation>Het is niet bekend dat %1 elk element laat zoals het is.</translation>
        </message>
        <message>
            <source>Its function draws random numbers: %1.</source>
            <translation>De functie ervan trekt willekeurige getallen: %1.</translation>
        </message>
        <message>
            <source>Its function has control flow: %1.</source>
            <translation>De functie ervan bevat besturingsstroom: %1.</translation>
        </message>
        <message>
            <source>Its function has %1 as opset %2 knows it.</source>
            <translation>De functie ervan bevat %1 zoals opset %2 het kent.</translation>
        </message>
        <message>
            <source>The type of %1 is not known.</source>
            <translation>Het type van %1 is niet bekend.</translation>
        </message>
        <message>
            <source>ONNX gives %1 no function for these operands.</source>
            <translation>ONNX geeft %1 geen functie voor deze operanden.</translation>
        </message>
        <message>
            <source>A tensor without elements.</source>
            <translation>Een tensor zonder elementen.</translation>
        </message>
        <message>
            <source>The matrix would have %1 × %2 elements.</source>
            <translation>De matrix zou %1 × %2 elementen hebben.</translation>
        </message>
        <message>
            <source>It cannot be computed for this dtype.</source>
            <translation>Voor dit dtype kan het niet berekend worden.</translation>
        </message>
        <message>
            <source>It does not leave zeros zero.</source>
            <translation>Het laat nullen niet nul.</translation>
        </message>
        <message>
            <source>It crops, or keeps the aspect ratio.</source>
            <translation>Het snijdt bij, of behoudt de beeldverhouding.</translation>
        </message>
        <message>
            <source>It changes nothing.</source>
            <translation>Het verandert niets.</translation>
        </message>
        <message>
            <source>It is constant.</source>
            <translation>Het is constant.</translation>
        </message>
    </context>
    <context>
        <name>shapes</name>
        <message>
            <source>opset %1 has no operator %2</source>
            <translation>opset %1 heeft geen operator %2</translation>
        </message>
        <message>
            <source>the converted %1 is not valid: %2</source>
            <translation>de omgezette %1 is niet geldig: %2</translation>
        </message>
        <message>
            <source>%1 cannot be converted from opset %2 to %3: %4</source>
            <translation>%1 kan niet van opset %2 naar %3 omgezet worden: %4</translation>
        </message>
        <message>
            <source>an If lacks a branch</source>
            <translation>een If mist een tak</translation>
        </message>
        <message>
            <source>the else branch of If cannot run on these shapes: %1</source>
            <translation>de else-tak van If kan niet draaien op deze vormen: %1</translation>
        </message>
        <message>
            <source>the then branch of If cannot run on these shapes: %1</source>
            <translation>de then-tak van If kan niet draaien op deze vormen: %1</translation>
        </message>
        <message>
            <source>the branches of If give %1 and %2 outputs, the node has %3</source>
            <translation>de takken van If geven %1 en %2 uitvoeren, de knoop heeft er %3</translation>
        </message>
        <message>
            <source>the body of a Loop does not have the inputs and outputs it needs</source>
            <translation>de deelgraaf van een Loop heeft niet de invoer en uitvoer die nodig zijn</translation>
        </message>
        <message>
            <source>a Loop&apos;s state is %1 and becomes %2</source>
            <translation>de toestand van een Loop is %1 en wordt %2</translation>
        </message>
        <message>
            <source>function %1 has a %2, which changed between the opsets</source>
            <translation>functie %1 heeft een %2, die tussen de opsets veranderde</translation>
        </message>
        <message>
            <source>%1 cannot be converted from opset %2 to %3: it has a body</source>
            <translation>%1 kan niet van opset %2 naar %3 omgezet worden: het heeft een deelgraaf</translation>
        </message>
        <message>
            <source>output %1 would become %2 instead of %3</source>
            <translation>uitvoer %1 zou %2 worden in plaats van %3</translation>
        </message>
        <message>
            <source>cannot convert from opset %1 to %2</source>
            <translation>kan niet van opset %1 naar %2 omzetten</translation>
        </message>
        <message>
            <source>opsets are 1 to %1</source>
            <translation>opsets zijn 1 tot %1</translation>
        </message>
        <message>
            <source>an output of %1 that is read would be lost</source>
            <translation>een uitvoer van %1 die gelezen wordt zou verloren gaan</translation>
        </message>
        <message>
            <source>%1 cannot have the length %2</source>
            <translation>%1 kan lengte %2 niet hebben</translation>
        </message>
        <message>
            <source>give a length of 1 or more</source>
            <translation>geef een lengte van 1 of meer</translation>
        </message>
        <message>
            <source>no input has a dim called %1</source>
            <translation>geen invoer heeft een dimensie %1</translation>
        </message>
        <message>
            <source>dims with names are: %1</source>
            <translation>dimensies met namen zijn: %1</translation>
        </message>
        <message>
            <source>the model has no input %1</source>
            <translation>het model heeft geen invoer %1</translation>
        </message>
        <message>
            <source>its inputs are: %1</source>
            <translation>zijn invoer is: %1</translation>
        </message>
        <message>
            <source>input %1 is %2, which has no shape</source>
            <translation>invoer %1 is %2, wat geen vorm heeft</translation>
        </message>
        <message>
            <source>input %1 is %2 and cannot have %3 dims</source>
            <translation>invoer %1 is %2 en kan geen %3 dimensies hebben</translation>
        </message>
        <message>
            <source>give %1 lengths</source>
            <translation>geef %1 lengtes</translation>
        </message>
        <message>
            <source>%1 does not take %2 inputs or give %3 outputs in this way</source>
            <translation>%1 neemt zo geen %2 invoeren of geeft zo geen %3 uitvoeren</translation>
        </message>
        <message>
            <source>types of %1 do not fit: %2</source>
            <translation>typen van %1 passen niet: %2</translation>
        </message>
        <message>
            <source>shapes of %1 do not fit: %2</source>
            <translation>vormen van %1 passen niet: %2</translation>
        </message>
        <message>
            <source>no shapes for %1: %2</source>
            <translation>geen vormen voor %1: %2</translation>
        </message>
        <message>
            <source>%1 elements cannot be reshaped to %2</source>
            <translation>%1 elementen kunnen niet tot %2 gevormd worden</translation>
        </message>
        <message>
            <source>an input of %1 dims cannot meet weights of %2 dims</source>
            <translation>een invoer met %1 dimensies past niet bij gewichten met %2 dimensies</translation>
        </message>
        <message>
            <source>the input has %1 channels, the weights are for %2</source>
            <translation>de invoer heeft %1 kanalen, de gewichten zijn voor %2</translation>
        </message>
        <message>
            <source>rows of %1 elements cannot meet columns of %2</source>
            <translation>rijen van %1 elementen passen niet bij kolommen van %2</translation>
        </message>
        <message>
            <source>a step of the input has %1 elements, the weights are for %2</source>
            <translation>een stap van de invoer heeft %1 elementen, de gewichten zijn voor %2</translation>
        </message>
        <message>
            <source>%1 is declared as %2, but is %3</source>
            <translation>%1 is gedeclareerd als %2, maar is %3</translation>
        </message>
        <message>
            <source>function %1 calls itself</source>
            <translation>functie %1 roept zichzelf aan</translation>
        </message>
        <message>
            <source>operator %1 is deprecated since opset %2</source>
            <translation>operator %1 is verouderd sinds opset %2</translation>
        </message>
        <message>
            <source>opset %1 of domain “%2” has no operator %3</source>
            <translation>opset %1 van domein “%2” heeft geen operator %3</translation>
        </message>
    </context>
    <context>
        <name>targets</name>
        <message>
            <source>The target runs chains only; %1 nodes are off the chain.</source>
            <translation>Het doel draait alleen ketens; %1 knopen vallen buiten de keten.</translation>
        </message>
        <message>
            <source>runs on %1, not on %2</source>
            <translation>draait op %1, niet op %2</translation>
        </message>
        <message>
            <source>branch: the target runs a chain of layers, and this node is off it</source>
            <translation>vertakking: het doel draait een keten van lagen, en deze knoop valt erbuiten</translation>
        </message>
        <message>
            <source>not listed in %1</source>
            <translation>staat niet op de lijst van %1</translation>
        </message>
        <message>
            <source>nothing is known of %1</source>
            <translation>van %1 is niets bekend</translation>
        </message>
        <message>
            <source>function %1 calls itself</source>
            <translation>functie %1 roept zichzelf aan</translation>
        </message>
        <message>
            <source>%1 inside: %2</source>
            <translation>%1 daarbinnen: %2</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>not on %1, only on %2</source>
            <translation>niet op %1, alleen op %2</translation>
        </message>
        <message>
            <source>no entry of the target is for a node like this</source>
            <translation>geen regel van het doel is voor een knoop als deze</translation>
        </message>
        <message>
            <source>it has %1</source>
            <translation>het heeft %1</translation>
        </message>
        <message>
            <source>did you mean “%1”?</source>
            <translation>bedoelde u “%1”?</translation>
        </message>
        <message>
            <source>%1 has no operand “%2”</source>
            <translation>%1 heeft geen operand “%2”</translation>
        </message>
        <message>
            <source>%1 has no attribute “%2”</source>
            <translation>%1 heeft geen attribuut “%2”</translation>
        </message>
        <message>
            <source>%1 has no attribute or input “%2”</source>
            <translation>%1 heeft geen attribuut of invoer “%2”</translation>
        </message>
        <message>
            <source>the target declares no option “%1”</source>
            <translation>het doel declareert geen optie “%1”</translation>
        </message>
        <message>
            <source>%1: %2</source>
            <translation>%1: %2</translation>
        </message>
        <message>
            <source>%1, at column %2 of the clause “%3”</source>
            <translation>%1, bij kolom %2 van de clausule “%3”</translation>
        </message>
        <message>
            <source>the clause is empty</source>
            <translation>de clausule is leeg</translation>
        </message>
        <message>
            <source>write a condition or remove it</source>
            <translation>schrijf een voorwaarde of verwijder hem</translation>
        </message>
        <message>
            <source>a range stands only after in</source>
            <translation>een bereik staat alleen na in</translation>
        </message>
        <message>
            <source>write a..b after in</source>
            <translation>schrijf a..b na in</translation>
        </message>
        <message>
            <source>comparisons do not chain</source>
            <translation>vergelijkingen vormen geen ketting</translation>
        </message>
        <message>
            <source>join two of them with and</source>
            <translation>verbind er twee met and</translation>
        </message>
        <message>
            <source>“%1” does not belong here</source>
            <translation>“%1” hoort hier niet</translation>
        </message>
        <message>
            <source>put an operator before it, or remove it</source>
            <translation>zet er een operator voor, of verwijder het</translation>
        </message>
        <message>
            <source>the clause ends where “%1” is missing</source>
            <translation>de clausule eindigt waar “%1” ontbreekt</translation>
        </message>
        <message>
            <source>add it</source>
            <translation>voeg het toe</translation>
        </message>
        <message>
            <source>“%1” stands where “%2” is missing</source>
            <translation>“%1” staat waar “%2” ontbreekt</translation>
        </message>
        <message>
            <source>correct the clause</source>
            <translation>verbeter de clausule</translation>
        </message>
        <message>
            <source>a name is missing</source>
            <translation>er ontbreekt een naam</translation>
        </message>
        <message>
            <source>the clause is nested too deeply</source>
            <translation>de clausule is te diep genest</translation>
        </message>
        <message>
            <source>write it as several clauses</source>
            <translation>schrijf hem als meerdere clausules</translation>
        </message>
        <message>
            <source>the clause ends too early</source>
            <translation>de clausule eindigt te vroeg</translation>
        </message>
        <message>
            <source>complete it</source>
            <translation>maak hem af</translation>
        </message>
        <message>
            <source>“%1” stands where a value is missing</source>
            <translation>“%1” staat waar een waarde ontbreekt</translation>
        </message>
        <message>
            <source>put a value before it, or remove it</source>
            <translation>zet er een waarde voor, of verwijder het</translation>
        </message>
        <message>
            <source>%1 is an operand, not a value</source>
            <translation>%1 is een operand, geen waarde</translation>
        </message>
        <message>
            <source>ask for value(%1), shape(%1), dtype(%1) or the like, or for attr.%1</source>
            <translation>vraag naar value(%1), shape(%1), dtype(%1) en dergelijke, of naar attr.%1</translation>
        </message>
        <message>
            <source>ask for value(%1), shape(%1), dtype(%1) or the like</source>
            <translation>vraag naar value(%1), shape(%1), dtype(%1) en dergelijke</translation>
        </message>
        <message>
            <source>model.%1 is unknown</source>
            <translation>model.%1 is onbekend</translation>
        </message>
        <message>
            <source>use model.producer or model.ir</source>
            <translation>gebruik model.producer of model.ir</translation>
        </message>
        <message>
            <source>there is no function %1</source>
            <translation>er is geen functie %1</translation>
        </message>
        <message>
            <source>see docs/conditions.md for those there are</source>
            <translation>zie docs/conditions.md voor wat er is</translation>
        </message>
        <message>
            <source>did you mean %1?</source>
            <translation>bedoelde u %1?</translation>
        </message>
        <message>
            <source>%1 takes %2 argument(s)</source>
            <translation>%1 neemt %2 argument(en)</translation>
        </message>
        <message>
            <source>correct the call</source>
            <translation>verbeter de aanroep</translation>
        </message>
        <message>
            <source>the name of an operand is missing</source>
            <translation>de naam van een operand ontbreekt</translation>
        </message>
        <message>
            <source>name an input or output, such as X or inputs[0]</source>
            <translation>noem een invoer of uitvoer, zoals X of inputs[0]</translation>
        </message>
        <message>
            <source>%1 is no operand here</source>
            <translation>%1 is hier geen operand</translation>
        </message>
        <message>
            <source>name an input or output</source>
            <translation>noem een invoer of uitvoer</translation>
        </message>
        <message>
            <source>“%1” cannot be a variable</source>
            <translation>“%1” kan geen variabele zijn</translation>
        </message>
        <message>
            <source>choose another name</source>
            <translation>kies een andere naam</translation>
        </message>
        <message>
            <source>compare with ==</source>
            <translation>vergelijk met ==</translation>
        </message>
        <message>
            <source>write and, or</source>
            <translation>schrijf and, or</translation>
        </message>
        <message>
            <source>write not, or !=</source>
            <translation>schrijf not, of !=</translation>
        </message>
        <message>
            <source>remove it</source>
            <translation>verwijder het</translation>
        </message>
        <message>
            <source>“%1” means nothing here</source>
            <translation>“%1” betekent hier niets</translation>
        </message>
        <message>
            <source>a name cannot begin with a digit</source>
            <translation>een naam kan niet met een cijfer beginnen</translation>
        </message>
        <message>
            <source>put a space or an operator after the number</source>
            <translation>zet een spatie of operator na het getal</translation>
        </message>
        <message>
            <source>the number is too large</source>
            <translation>het getal is te groot</translation>
        </message>
        <message>
            <source>use one that fits 64 bits</source>
            <translation>gebruik er een die in 64 bits past</translation>
        </message>
        <message>
            <source>the text has no end</source>
            <translation>de tekst heeft geen einde</translation>
        </message>
        <message>
            <source>close it with %1</source>
            <translation>sluit hem met %1</translation>
        </message>
        <message>
            <source>%1 is not constant</source>
            <translation>%1 is niet constant</translation>
        </message>
        <message>
            <source>%1 is %2 (rank %3)</source>
            <translation>%1 is %2 (rang %3)</translation>
        </message>
        <message>
            <source>the type of %1 is not known</source>
            <translation>het type van %1 is niet bekend</translation>
        </message>
        <message>
            <source>%1 is %2</source>
            <translation>%1 is %2</translation>
        </message>
        <message>
            <source>%1 is not constant: %2 makes it</source>
            <translation>%1 is niet constant: %2 maakt het</translation>
        </message>
        <message>
            <source>%1 is not constant: it is an input</source>
            <translation>%1 is niet constant: het is een invoer</translation>
        </message>
        <message>
            <source>%1 is constant</source>
            <translation>%1 is constant</translation>
        </message>
        <message>
            <source>%1 is present</source>
            <translation>%1 is aanwezig</translation>
        </message>
        <message>
            <source>%1 is left out</source>
            <translation>%1 is weggelaten</translation>
        </message>
        <message>
            <source>there is no target “%1”</source>
            <translation>er is geen doel “%1”</translation>
        </message>
        <message>
            <source>give the path of a target file, or one of: %1</source>
            <translation>geef het pad van een doelbestand, of een van: %1</translation>
        </message>
        <message>
            <source>target %1 has no device “%2”</source>
            <translation>doel %1 heeft geen apparaat “%2”</translation>
        </message>
        <message>
            <source>its devices are: %1</source>
            <translation>zijn apparaten zijn: %1</translation>
        </message>
        <message>
            <source>the hardware table cannot be read (%1)</source>
            <translation>de hardwaretabel kan niet gelezen worden (%1)</translation>
        </message>
        <message>
            <source>mend or reinstall it</source>
            <translation>herstel of herinstalleer die</translation>
        </message>
        <message>
            <source>%1 is %2: tensors have at most rank %3 there</source>
            <translation>%1 is %2: tensoren hebben daar hoogstens rang %3</translation>
        </message>
        <message>
            <source>%1 is %2: only %3 are taken there</source>
            <translation>%1 is %2: daar worden alleen %3 genomen</translation>
        </message>
        <message>
            <source>%1 is %2: its shape depends on data</source>
            <translation>%1 is %2: de vorm hangt van gegevens af</translation>
        </message>
        <message>
            <source>The model has %1 outputs, the target takes %2.</source>
            <translation>Het model heeft %1 uitvoeren, het doel neemt er %2.</translation>
        </message>
        <message>
            <source>The model has opset %1, the target takes %2 to %3.</source>
            <translation>Het model heeft opset %1, het doel neemt %2 tot %3.</translation>
        </message>
        <message>
            <source>Input %1 is %2: the target needs fixed dims (--dim, --shape).</source>
            <translation>Invoer %1 is %2: het doel heeft vaste dimensies nodig (--dim, --shape).</translation>
        </message>
        <message>
            <source>Input %1 has %2 pixels, the target takes %3.</source>
            <translation>Invoer %1 heeft %2 pixels, het doel neemt er %3.</translation>
        </message>
        <message>
            <source>line %1: a target lacks “ops”</source>
            <translation>regel %1: een doel mist “ops”</translation>
        </message>
        <message>
            <source>line %1: there is no topology “%2”</source>
            <translation>regel %1: er is geen topologie “%2”</translation>
        </message>
        <message>
            <source>write graph or chain</source>
            <translation>schrijf graph of chain</translation>
        </message>
        <message>
            <source>line %1: there is no dtype “%2”</source>
            <translation>regel %1: er is geen dtype “%2”</translation>
        </message>
        <message>
            <source>line %1: a target lacks “devices”</source>
            <translation>regel %1: een doel mist “devices”</translation>
        </message>
        <message>
            <source>name at least one</source>
            <translation>noem er minstens een</translation>
        </message>
        <message>
            <source>line %1: ONNX has no operator “%2”</source>
            <translation>regel %1: ONNX heeft geen operator “%2”</translation>
        </message>
        <message>
            <source>line %1: “%2” stands twice</source>
            <translation>regel %1: “%2” staat er twee keer</translation>
        </message>
        <message>
            <source>join the two as a list</source>
            <translation>voeg de twee samen tot een lijst</translation>
        </message>
        <message>
            <source>line %1: %2 has no entry</source>
            <translation>regel %1: %2 heeft niets onder zich</translation>
        </message>
        <message>
            <source>add one, or remove the operator</source>
            <translation>voeg iets toe, of verwijder de operator</translation>
        </message>
        <message>
            <source>line %1: an entry has exactly one of as, folded, unsupported</source>
            <translation>regel %1: een onderdeel heeft precies een van as, folded, unsupported</translation>
        </message>
        <message>
            <source>write as: LAYER for what the target runs</source>
            <translation>schrijf as: LAAG voor wat het doel draait</translation>
        </message>
        <message>
            <source>line %1: confidence is “%2”</source>
            <translation>regel %1: confidence is “%2”</translation>
        </message>
        <message>
            <source>write low or high</source>
            <translation>schrijf low of high</translation>
        </message>
        <message>
            <source>line %1: %2: %3</source>
            <translation>regel %1: %2: %3</translation>
        </message>
        <message>
            <source>line %1: there is no device “%2”</source>
            <translation>regel %1: er is geen apparaat “%2”</translation>
        </message>
        <message>
            <source>line %1: this is no YAML: %2</source>
            <translation>regel %1: dit is geen YAML: %2</translation>
        </message>
        <message>
            <source>check indentation, brackets and quotation marks</source>
            <translation>controleer inspringing, haakjes en aanhalingstekens</translation>
        </message>
        <message>
            <source>this target file cannot be read</source>
            <translation>dit doelbestand kan niet gelezen worden</translation>
        </message>
        <message>
            <source>check its name and permissions</source>
            <translation>controleer naam en rechten</translation>
        </message>
        <message>
            <source>check its spelling</source>
            <translation>controleer de spelling</translation>
        </message>
        <message>
            <source>known are: %1</source>
            <translation>bekend zijn: %1</translation>
        </message>
        <message>
            <source>line %1: %2 must be a text</source>
            <translation>regel %1: %2 moet een tekst zijn</translation>
        </message>
        <message>
            <source>put the value in quotation marks</source>
            <translation>zet de waarde tussen aanhalingstekens</translation>
        </message>
        <message>
            <source>line %1: %2 must be a map of keys</source>
            <translation>regel %1: %2 moet sleutels bevatten</translation>
        </message>
        <message>
            <source>see docs/targets.md</source>
            <translation>zie docs/targets.md</translation>
        </message>
        <message>
            <source>join the two, as a list where both are meant</source>
            <translation>voeg de twee samen, als lijst waar beide bedoeld zijn</translation>
        </message>
        <message>
            <source>line %1: %2 has no key “%3”</source>
            <translation>regel %1: %2 heeft geen sleutel “%3”</translation>
        </message>
        <message>
            <source>line %1: %2 lacks “%3”</source>
            <translation>regel %1: %2 mist “%3”</translation>
        </message>
        <message>
            <source>line %1: %2 is “%3”</source>
            <translation>regel %1: %2 is “%3”</translation>
        </message>
        <message>
            <source>write true or false</source>
            <translation>schrijf true of false</translation>
        </message>
        <message>
            <source>write a number above 0</source>
            <translation>schrijf een getal boven 0</translation>
        </message>
        <message>
            <source>write a whole number of at least %1, or %2</source>
            <translation>schrijf een geheel getal van minstens %1, of %2</translation>
        </message>
    </context>
    <context>
        <name>tensor</name>
        <message>
            <source>put the weight file beside the model</source>
            <translation>zet het gewichtenbestand naast het model</translation>
        </message>
        <message>
            <source>external data has %1 “%2”</source>
            <translation>externe gegevens hebben %1 “%2”</translation>
        </message>
        <message>
            <source>external data names no file</source>
            <translation>externe gegevens noemen geen bestand</translation>
        </message>
        <message>
            <source>external data “%1” lies outside the model&apos;s folder</source>
            <translation>externe gegevens “%1” liggen buiten de map van het model</translation>
        </message>
        <message>
            <source>external data “%1” ends at byte %2, %3 are needed</source>
            <translation>externe gegevens “%1” eindigen bij byte %2, er zijn er %3 nodig</translation>
        </message>
        <message>
            <source>export the model again</source>
            <translation>exporteer het model opnieuw</translation>
        </message>
        <message>
            <source>the tensor&apos;s elements are cut off</source>
            <translation>de elementen van de tensor zijn afgebroken</translation>
        </message>
        <message>
            <source>the tensor holds strings</source>
            <translation>de tensor bevat teksten</translation>
        </message>
        <message>
            <source>%1 and %2 stored bytes do not fit each other</source>
            <translation>%1 en %2 opgeslagen bytes passen niet bij elkaar</translation>
        </message>
        <message>
            <source>integers are needed, the tensor is %1</source>
            <translation>er zijn gehele getallen nodig, de tensor is %1</translation>
        </message>
        <message>
            <source>numbers are needed, the tensor is %1</source>
            <translation>er zijn getallen nodig, de tensor is %1</translation>
        </message>
    </context>
    <context>
        <name>widgets</name>
        <message>
            <source>no folder for temporary files could be made</source>
            <translation>er kon geen map voor tijdelijke bestanden gemaakt worden</translation>
        </message>
        <message>
            <source>%1</source>
            <translation>%1</translation>
        </message>
        <message>
            <source>Rename to %1</source>
            <translation>Hernoemen tot %1</translation>
        </message>
        <message>
            <source>Delete %1 nodes</source>
            <translation>%1 knopen verwijderen</translation>
        </message>
        <message>
            <source>Remove output %1</source>
            <translation>Uitvoer %1 verwijderen</translation>
        </message>
        <message>
            <source>Add output %1</source>
            <translation>Uitvoer %1 toevoegen</translation>
        </message>
        <message>
            <source>Fix %1</source>
            <translation>%1 vastzetten</translation>
        </message>
        <message>
            <source>not known</source>
            <translation>niet bekend</translation>
        </message>
        <message>
            <source>Set %1 to %2</source>
            <translation>%1 op %2 zetten</translation>
        </message>
        <message>
            <source>Open %1</source>
            <translation>%1 openen</translation>
        </message>
        <message>
            <source>no target is chosen</source>
            <translation>er is geen doel gekozen</translation>
        </message>
        <message>
            <source>choose one in the toolbar</source>
            <translation>kies er een in de werkbalk</translation>
        </message>
        <message>
            <source>no rule applies here</source>
            <translation>hier past geen regel</translation>
        </message>
        <message>
            <source>%1, %2 times</source>
            <translation>%1, %2 keer</translation>
        </message>
        <message>
            <source>Fit to %1</source>
            <translation>Aanpassen aan %1</translation>
        </message>
        <message>
            <source>the model is cut already</source>
            <translation>het model is al geknipt</translation>
        </message>
        <message>
            <source>undo that cut first</source>
            <translation>maak die knip eerst ongedaan</translation>
        </message>
        <message>
            <source>Cut, %1 nodes to C++</source>
            <translation>Knip, %1 knopen naar C++</translation>
        </message>
        <message>
            <source>the two have no difference: their types or shapes are not the same numbers</source>
            <translation>er is geen verschil te berekenen: type of vorm is niet gelijk, of het zijn geen getallen</translation>
        </message>
    </context>
</TS>
