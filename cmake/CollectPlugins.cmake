# SPDX-License-Identifier: Apache-2.0
# A new file in a plugin folder becomes part of the program at the next build: no list to edit, no static objects.

# collect_plugins(TARGET FOLDER HEADER TYPE): every FOLDER/<id>.cpp defines `std::unique_ptr<TYPE> make_<id>()` in
# namespace espalier; TYPE::all() returns one of each, in alphabetical order. A missing function is a link error.
function(collect_plugins target folder header type)
    file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*.cpp)
    set(ids)
    foreach(file IN LISTS files)
        cmake_path(GET file STEM id)
        list(APPEND ids ${id})
    endforeach()
    espalier_write_registry(${target} ${folder} ${header} ${type} "${ids}")
endfunction()

# collect_plugin_folders(TARGET FOLDER HEADER TYPE): the same for plugins that are a folder, FOLDER/<id>/exporter.cpp.
function(collect_plugin_folders target folder header type)
    file(GLOB files CONFIGURE_DEPENDS ${PROJECT_SOURCE_DIR}/${folder}/*/exporter.cpp)
    set(ids)
    foreach(file IN LISTS files)
        cmake_path(GET file PARENT_PATH parent)
        cmake_path(GET parent FILENAME id)
        list(APPEND ids ${id})
    endforeach()
    espalier_write_registry(${target} ${folder} ${header} ${type} "${ids}")
endfunction()

function(espalier_write_registry target folder header type ids)
    list(SORT ids)
    set(declarations "")
    set(calls "")
    foreach(id IN LISTS ids)
        string(APPEND declarations "std::unique_ptr<${type}> make_${id}();\n")
        string(APPEND calls "    out.push_back(make_${id}());\n")
    endforeach()
    string(REPLACE "/" "_" name ${folder})
    set(output ${PROJECT_BINARY_DIR}/registries/${name}.cpp)
    file(CONFIGURE OUTPUT ${output} @ONLY CONTENT "#include \"@header@\"

namespace espalier {

@declarations@
std::vector<std::unique_ptr<@type@>> @type@::all()
{
    std::vector<std::unique_ptr<@type@>> out;
@calls@    return out;
}

} // namespace espalier
")
    target_sources(${target} PRIVATE ${output})
endfunction()
