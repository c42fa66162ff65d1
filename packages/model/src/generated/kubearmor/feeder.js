/*eslint-disable block-scoped-var, id-length, no-control-regex, no-magic-numbers, no-mixed-operators, no-prototype-builtins, no-redeclare, no-shadow, no-var, sort-vars, default-case, jsdoc/require-param*/
import $protobuf from "protobufjs/minimal.js";

const $Reader = $protobuf.Reader, $Writer = $protobuf.Writer, $util = $protobuf.util;
const $Object = $util.global.Object, $undefined = $util.global.undefined, $Error = $util.global.Error, $RangeError = $util.global.RangeError;

const $root = $protobuf.roots["kubearmor_feeder"] || ($protobuf.roots["kubearmor_feeder"] = {});

export const feeder = $root.feeder = (() => {

    const feeder = {};

    feeder.NonceMessage = (function() {

        const NonceMessage = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        NonceMessage.prototype.nonce = 0;

        NonceMessage.create = function(properties) {
            return new NonceMessage(properties);
        };

        NonceMessage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.nonce != null && $Object.hasOwnProperty.call(message, "nonce") && message.nonce !== 0)
                writer.uint32(8).int32(message.nonce);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        NonceMessage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.NonceMessage();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.nonce = value;
                        else
                            delete message.nonce;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return NonceMessage;
    })();

    feeder.ReplyMessage = (function() {

        const ReplyMessage = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ReplyMessage.prototype.Retval = 0;

        ReplyMessage.create = function(properties) {
            return new ReplyMessage(properties);
        };

        ReplyMessage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.Retval != null && $Object.hasOwnProperty.call(message, "Retval") && message.Retval !== 0)
                writer.uint32(8).int32(message.Retval);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ReplyMessage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.ReplyMessage();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.Retval = value;
                        else
                            delete message.Retval;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ReplyMessage;
    })();

    feeder.RequestMessage = (function() {

        const RequestMessage = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        RequestMessage.prototype.Filter = "";

        RequestMessage.create = function(properties) {
            return new RequestMessage(properties);
        };

        RequestMessage.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.Filter != null && $Object.hasOwnProperty.call(message, "Filter") && message.Filter !== "")
                writer.uint32(10).string(message.Filter);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        RequestMessage.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.RequestMessage();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Filter = value;
                        else
                            delete message.Filter;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return RequestMessage;
    })();

    feeder.Message = (function() {

        const Message = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        Message.prototype.Timestamp = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
        Message.prototype.UpdatedTime = "";
        Message.prototype.ClusterName = "";
        Message.prototype.HostName = "";
        Message.prototype.HostIP = "";
        Message.prototype.Type = "";
        Message.prototype.Level = "";
        Message.prototype.Message = "";

        Message.create = function(properties) {
            return new Message(properties);
        };

        Message.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.Timestamp != null && $Object.hasOwnProperty.call(message, "Timestamp") && (typeof message.Timestamp === "object" ? message.Timestamp.low || message.Timestamp.high : message.Timestamp !== 0))
                writer.uint32(8).int64(message.Timestamp);
            if (message.UpdatedTime != null && $Object.hasOwnProperty.call(message, "UpdatedTime") && message.UpdatedTime !== "")
                writer.uint32(18).string(message.UpdatedTime);
            if (message.ClusterName != null && $Object.hasOwnProperty.call(message, "ClusterName") && message.ClusterName !== "")
                writer.uint32(26).string(message.ClusterName);
            if (message.HostName != null && $Object.hasOwnProperty.call(message, "HostName") && message.HostName !== "")
                writer.uint32(34).string(message.HostName);
            if (message.HostIP != null && $Object.hasOwnProperty.call(message, "HostIP") && message.HostIP !== "")
                writer.uint32(42).string(message.HostIP);
            if (message.Type != null && $Object.hasOwnProperty.call(message, "Type") && message.Type !== "")
                writer.uint32(50).string(message.Type);
            if (message.Level != null && $Object.hasOwnProperty.call(message, "Level") && message.Level !== "")
                writer.uint32(58).string(message.Level);
            if (message.Message != null && $Object.hasOwnProperty.call(message, "Message") && message.Message !== "")
                writer.uint32(66).string(message.Message);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        Message.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.Message();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.Timestamp = value;
                        else
                            delete message.Timestamp;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.UpdatedTime = value;
                        else
                            delete message.UpdatedTime;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ClusterName = value;
                        else
                            delete message.ClusterName;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.HostName = value;
                        else
                            delete message.HostName;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.HostIP = value;
                        else
                            delete message.HostIP;
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Type = value;
                        else
                            delete message.Type;
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Level = value;
                        else
                            delete message.Level;
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Message = value;
                        else
                            delete message.Message;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Message;
    })();

    feeder.Podowner = (function() {

        const Podowner = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        Podowner.prototype.Ref = "";
        Podowner.prototype.Name = "";
        Podowner.prototype.Namespace = "";

        Podowner.create = function(properties) {
            return new Podowner(properties);
        };

        Podowner.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.Ref != null && $Object.hasOwnProperty.call(message, "Ref") && message.Ref !== "")
                writer.uint32(10).string(message.Ref);
            if (message.Name != null && $Object.hasOwnProperty.call(message, "Name") && message.Name !== "")
                writer.uint32(18).string(message.Name);
            if (message.Namespace != null && $Object.hasOwnProperty.call(message, "Namespace") && message.Namespace !== "")
                writer.uint32(26).string(message.Namespace);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        Podowner.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.Podowner();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Ref = value;
                        else
                            delete message.Ref;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Name = value;
                        else
                            delete message.Name;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Namespace = value;
                        else
                            delete message.Namespace;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Podowner;
    })();

    feeder.ExecEvent = (function() {

        const ExecEvent = function (properties) {
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        ExecEvent.prototype.ExecID = "";
        ExecEvent.prototype.ExecutableName = "";

        ExecEvent.create = function(properties) {
            return new ExecEvent(properties);
        };

        ExecEvent.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.ExecID != null && $Object.hasOwnProperty.call(message, "ExecID") && message.ExecID !== "")
                writer.uint32(10).string(message.ExecID);
            if (message.ExecutableName != null && $Object.hasOwnProperty.call(message, "ExecutableName") && message.ExecutableName !== "")
                writer.uint32(18).string(message.ExecutableName);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        ExecEvent.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.ExecEvent();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ExecID = value;
                        else
                            delete message.ExecID;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ExecutableName = value;
                        else
                            delete message.ExecutableName;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return ExecEvent;
    })();

    feeder.Alert = (function() {

        const Alert = function (properties) {
            this.ATags = [];
            this.EventData = {};
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        Alert.prototype.Timestamp = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
        Alert.prototype.UpdatedTime = "";
        Alert.prototype.ClusterName = "";
        Alert.prototype.HostName = "";
        Alert.prototype.NodeID = "";
        Alert.prototype.NamespaceName = "";
        Alert.prototype.Owner = null;
        Alert.prototype.PodName = "";
        Alert.prototype.Labels = "";
        Alert.prototype.ContainerID = "";
        Alert.prototype.ContainerName = "";
        Alert.prototype.ContainerImage = "";
        Alert.prototype.HostPPID = 0;
        Alert.prototype.HostPID = 0;
        Alert.prototype.PPID = 0;
        Alert.prototype.PID = 0;
        Alert.prototype.UID = 0;
        Alert.prototype.UserName = "";
        Alert.prototype.ParentProcessName = "";
        Alert.prototype.ProcessName = "";
        Alert.prototype.PolicyName = "";
        Alert.prototype.Severity = "";
        Alert.prototype.Tags = "";
        Alert.prototype.ATags = $util.emptyArray;
        Alert.prototype.Message = "";
        Alert.prototype.Type = "";
        Alert.prototype.Source = "";
        Alert.prototype.Operation = "";
        Alert.prototype.Resource = "";
        Alert.prototype.Data = "";
        Alert.prototype.EventData = $util.emptyObject;
        Alert.prototype.Enforcer = "";
        Alert.prototype.Action = "";
        Alert.prototype.Result = "";
        Alert.prototype.Cwd = "";
        Alert.prototype.TTY = "";
        Alert.prototype.MaxAlertsPerSec = 0;
        Alert.prototype.DroppingAlertsInterval = 0;
        Alert.prototype.ExecEvent = null;
        Alert.prototype.KubeArmorVersion = "";
        Alert.prototype.ProcessHash = "";
        Alert.prototype.ParentHash = "";
        Alert.prototype.ResourceHash = "";
        Alert.prototype.HashAlgo = "";

        Alert.create = function(properties) {
            return new Alert(properties);
        };

        Alert.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.Timestamp != null && $Object.hasOwnProperty.call(message, "Timestamp") && (typeof message.Timestamp === "object" ? message.Timestamp.low || message.Timestamp.high : message.Timestamp !== 0))
                writer.uint32(8).int64(message.Timestamp);
            if (message.UpdatedTime != null && $Object.hasOwnProperty.call(message, "UpdatedTime") && message.UpdatedTime !== "")
                writer.uint32(18).string(message.UpdatedTime);
            if (message.ClusterName != null && $Object.hasOwnProperty.call(message, "ClusterName") && message.ClusterName !== "")
                writer.uint32(26).string(message.ClusterName);
            if (message.HostName != null && $Object.hasOwnProperty.call(message, "HostName") && message.HostName !== "")
                writer.uint32(34).string(message.HostName);
            if (message.NamespaceName != null && $Object.hasOwnProperty.call(message, "NamespaceName") && message.NamespaceName !== "")
                writer.uint32(42).string(message.NamespaceName);
            if (message.PodName != null && $Object.hasOwnProperty.call(message, "PodName") && message.PodName !== "")
                writer.uint32(50).string(message.PodName);
            if (message.ContainerID != null && $Object.hasOwnProperty.call(message, "ContainerID") && message.ContainerID !== "")
                writer.uint32(58).string(message.ContainerID);
            if (message.ContainerName != null && $Object.hasOwnProperty.call(message, "ContainerName") && message.ContainerName !== "")
                writer.uint32(66).string(message.ContainerName);
            if (message.HostPID != null && $Object.hasOwnProperty.call(message, "HostPID") && message.HostPID !== 0)
                writer.uint32(72).int32(message.HostPID);
            if (message.PPID != null && $Object.hasOwnProperty.call(message, "PPID") && message.PPID !== 0)
                writer.uint32(80).int32(message.PPID);
            if (message.PID != null && $Object.hasOwnProperty.call(message, "PID") && message.PID !== 0)
                writer.uint32(88).int32(message.PID);
            if (message.UID != null && $Object.hasOwnProperty.call(message, "UID") && message.UID !== 0)
                writer.uint32(96).int32(message.UID);
            if (message.PolicyName != null && $Object.hasOwnProperty.call(message, "PolicyName") && message.PolicyName !== "")
                writer.uint32(106).string(message.PolicyName);
            if (message.Severity != null && $Object.hasOwnProperty.call(message, "Severity") && message.Severity !== "")
                writer.uint32(114).string(message.Severity);
            if (message.Tags != null && $Object.hasOwnProperty.call(message, "Tags") && message.Tags !== "")
                writer.uint32(122).string(message.Tags);
            if (message.Message != null && $Object.hasOwnProperty.call(message, "Message") && message.Message !== "")
                writer.uint32(130).string(message.Message);
            if (message.Type != null && $Object.hasOwnProperty.call(message, "Type") && message.Type !== "")
                writer.uint32(138).string(message.Type);
            if (message.Source != null && $Object.hasOwnProperty.call(message, "Source") && message.Source !== "")
                writer.uint32(146).string(message.Source);
            if (message.Operation != null && $Object.hasOwnProperty.call(message, "Operation") && message.Operation !== "")
                writer.uint32(154).string(message.Operation);
            if (message.Resource != null && $Object.hasOwnProperty.call(message, "Resource") && message.Resource !== "")
                writer.uint32(162).string(message.Resource);
            if (message.Data != null && $Object.hasOwnProperty.call(message, "Data") && message.Data !== "")
                writer.uint32(170).string(message.Data);
            if (message.Action != null && $Object.hasOwnProperty.call(message, "Action") && message.Action !== "")
                writer.uint32(178).string(message.Action);
            if (message.Result != null && $Object.hasOwnProperty.call(message, "Result") && message.Result !== "")
                writer.uint32(186).string(message.Result);
            if (message.ContainerImage != null && $Object.hasOwnProperty.call(message, "ContainerImage") && message.ContainerImage !== "")
                writer.uint32(194).string(message.ContainerImage);
            if (message.ParentProcessName != null && $Object.hasOwnProperty.call(message, "ParentProcessName") && message.ParentProcessName !== "")
                writer.uint32(202).string(message.ParentProcessName);
            if (message.ProcessName != null && $Object.hasOwnProperty.call(message, "ProcessName") && message.ProcessName !== "")
                writer.uint32(210).string(message.ProcessName);
            if (message.HostPPID != null && $Object.hasOwnProperty.call(message, "HostPPID") && message.HostPPID !== 0)
                writer.uint32(216).int32(message.HostPPID);
            if (message.Enforcer != null && $Object.hasOwnProperty.call(message, "Enforcer") && message.Enforcer !== "")
                writer.uint32(226).string(message.Enforcer);
            if (message.Labels != null && $Object.hasOwnProperty.call(message, "Labels") && message.Labels !== "")
                writer.uint32(234).string(message.Labels);
            if (message.ATags != null && message.ATags.length)
                for (let i = 0; i < message.ATags.length; ++i)
                    writer.uint32(242).string(message.ATags[i]);
            if (message.Owner != null && $Object.hasOwnProperty.call(message, "Owner"))
                $root.feeder.Podowner.encode(message.Owner, writer.uint32(250).fork(), _depth + 1).ldelim();
            if (message.Cwd != null && $Object.hasOwnProperty.call(message, "Cwd") && message.Cwd !== "")
                writer.uint32(258).string(message.Cwd);
            if (message.TTY != null && $Object.hasOwnProperty.call(message, "TTY") && message.TTY !== "")
                writer.uint32(266).string(message.TTY);
            if (message.MaxAlertsPerSec != null && $Object.hasOwnProperty.call(message, "MaxAlertsPerSec") && message.MaxAlertsPerSec !== 0)
                writer.uint32(272).int32(message.MaxAlertsPerSec);
            if (message.DroppingAlertsInterval != null && $Object.hasOwnProperty.call(message, "DroppingAlertsInterval") && message.DroppingAlertsInterval !== 0)
                writer.uint32(280).int32(message.DroppingAlertsInterval);
            if (message.ExecEvent != null && $Object.hasOwnProperty.call(message, "ExecEvent"))
                $root.feeder.ExecEvent.encode(message.ExecEvent, writer.uint32(290).fork(), _depth + 1).ldelim();
            if (message.KubeArmorVersion != null && $Object.hasOwnProperty.call(message, "KubeArmorVersion") && message.KubeArmorVersion !== "")
                writer.uint32(298).string(message.KubeArmorVersion);
            if (message.NodeID != null && $Object.hasOwnProperty.call(message, "NodeID") && message.NodeID !== "")
                writer.uint32(306).string(message.NodeID);
            if (message.ProcessHash != null && $Object.hasOwnProperty.call(message, "ProcessHash") && message.ProcessHash !== "")
                writer.uint32(314).string(message.ProcessHash);
            if (message.ParentHash != null && $Object.hasOwnProperty.call(message, "ParentHash") && message.ParentHash !== "")
                writer.uint32(322).string(message.ParentHash);
            if (message.ResourceHash != null && $Object.hasOwnProperty.call(message, "ResourceHash") && message.ResourceHash !== "")
                writer.uint32(330).string(message.ResourceHash);
            if (message.HashAlgo != null && $Object.hasOwnProperty.call(message, "HashAlgo") && message.HashAlgo !== "")
                writer.uint32(338).string(message.HashAlgo);
            if (message.EventData != null && $Object.hasOwnProperty.call(message, "EventData"))
                for (let keys = $Object.keys(message.EventData), i = 0; i < keys.length; ++i)
                    writer.uint32(346).fork().uint32(10).string(keys[i]).uint32(18).string(message.EventData[keys[i]]).ldelim();
            if (message.UserName != null && $Object.hasOwnProperty.call(message, "UserName") && message.UserName !== "")
                writer.uint32(354).string(message.UserName);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        Alert.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, key, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.Alert();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.Timestamp = value;
                        else
                            delete message.Timestamp;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.UpdatedTime = value;
                        else
                            delete message.UpdatedTime;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ClusterName = value;
                        else
                            delete message.ClusterName;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.HostName = value;
                        else
                            delete message.HostName;
                        continue;
                    }
                case 38: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.NodeID = value;
                        else
                            delete message.NodeID;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.NamespaceName = value;
                        else
                            delete message.NamespaceName;
                        continue;
                    }
                case 31: {
                        if (wireType !== 2)
                            break;
                        message.Owner = $root.feeder.Podowner.decode(reader, reader.size(), $undefined, _depth + 1, message.Owner);
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.PodName = value;
                        else
                            delete message.PodName;
                        continue;
                    }
                case 29: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Labels = value;
                        else
                            delete message.Labels;
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ContainerID = value;
                        else
                            delete message.ContainerID;
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ContainerName = value;
                        else
                            delete message.ContainerName;
                        continue;
                    }
                case 24: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ContainerImage = value;
                        else
                            delete message.ContainerImage;
                        continue;
                    }
                case 27: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.HostPPID = value;
                        else
                            delete message.HostPPID;
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.HostPID = value;
                        else
                            delete message.HostPID;
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.PPID = value;
                        else
                            delete message.PPID;
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.PID = value;
                        else
                            delete message.PID;
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.UID = value;
                        else
                            delete message.UID;
                        continue;
                    }
                case 44: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.UserName = value;
                        else
                            delete message.UserName;
                        continue;
                    }
                case 25: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ParentProcessName = value;
                        else
                            delete message.ParentProcessName;
                        continue;
                    }
                case 26: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ProcessName = value;
                        else
                            delete message.ProcessName;
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.PolicyName = value;
                        else
                            delete message.PolicyName;
                        continue;
                    }
                case 14: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Severity = value;
                        else
                            delete message.Severity;
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Tags = value;
                        else
                            delete message.Tags;
                        continue;
                    }
                case 30: {
                        if (wireType !== 2)
                            break;
                        if (!(message.ATags && message.ATags.length))
                            message.ATags = [];
                        message.ATags.push(reader.stringVerify());
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Message = value;
                        else
                            delete message.Message;
                        continue;
                    }
                case 17: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Type = value;
                        else
                            delete message.Type;
                        continue;
                    }
                case 18: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Source = value;
                        else
                            delete message.Source;
                        continue;
                    }
                case 19: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Operation = value;
                        else
                            delete message.Operation;
                        continue;
                    }
                case 20: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Resource = value;
                        else
                            delete message.Resource;
                        continue;
                    }
                case 21: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Data = value;
                        else
                            delete message.Data;
                        continue;
                    }
                case 43: {
                        if (wireType !== 2)
                            break;
                        if (message.EventData === $util.emptyObject)
                            message.EventData = {};
                        let end2 = reader.size() + reader.pos;
                        if (end2 > reader.len)
                            throw $RangeError("index out of range");
                        reader.len = end2;
                        key = "";
                        value = "";
                        while (reader.pos < end2) {
                            let tag2 = reader.tag();
                            wireType = tag2 & 7;
                            switch (tag2 >>>= 3) {
                            case 1:
                                if (wireType !== 2)
                                    break;
                                key = reader.stringVerify();
                                continue;
                            case 2:
                                if (wireType !== 2)
                                    break;
                                value = reader.stringVerify();
                                continue;
                            }
                            reader.skipType(wireType, _depth, tag2);
                        }
                        if (reader.pos !== end2)
                            throw $RangeError("index out of range");
                        reader.len = end;
                        if (key === "__proto__")
                            $util.makeProp(message.EventData, key);
                        message.EventData[key] = value;
                        continue;
                    }
                case 28: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Enforcer = value;
                        else
                            delete message.Enforcer;
                        continue;
                    }
                case 22: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Action = value;
                        else
                            delete message.Action;
                        continue;
                    }
                case 23: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Result = value;
                        else
                            delete message.Result;
                        continue;
                    }
                case 32: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Cwd = value;
                        else
                            delete message.Cwd;
                        continue;
                    }
                case 33: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.TTY = value;
                        else
                            delete message.TTY;
                        continue;
                    }
                case 34: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.MaxAlertsPerSec = value;
                        else
                            delete message.MaxAlertsPerSec;
                        continue;
                    }
                case 35: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.DroppingAlertsInterval = value;
                        else
                            delete message.DroppingAlertsInterval;
                        continue;
                    }
                case 36: {
                        if (wireType !== 2)
                            break;
                        message.ExecEvent = $root.feeder.ExecEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.ExecEvent);
                        continue;
                    }
                case 37: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.KubeArmorVersion = value;
                        else
                            delete message.KubeArmorVersion;
                        continue;
                    }
                case 39: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ProcessHash = value;
                        else
                            delete message.ProcessHash;
                        continue;
                    }
                case 40: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ParentHash = value;
                        else
                            delete message.ParentHash;
                        continue;
                    }
                case 41: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ResourceHash = value;
                        else
                            delete message.ResourceHash;
                        continue;
                    }
                case 42: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.HashAlgo = value;
                        else
                            delete message.HashAlgo;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Alert;
    })();

    feeder.Log = (function() {

        const Log = function (properties) {
            this.EventData = {};
            if (properties)
                for (let keys = $Object.keys(properties), i = 0; i < keys.length; ++i)
                    if (properties[keys[i]] != null && keys[i] !== "__proto__")
                        this[keys[i]] = properties[keys[i]];
        };

        Log.prototype.Timestamp = $util.Long ? $util.Long.fromBits(0,0,false) : 0;
        Log.prototype.UpdatedTime = "";
        Log.prototype.ClusterName = "";
        Log.prototype.HostName = "";
        Log.prototype.NodeID = "";
        Log.prototype.NamespaceName = "";
        Log.prototype.Owner = null;
        Log.prototype.PodName = "";
        Log.prototype.Labels = "";
        Log.prototype.ContainerID = "";
        Log.prototype.ContainerName = "";
        Log.prototype.ContainerImage = "";
        Log.prototype.HostPPID = 0;
        Log.prototype.HostPID = 0;
        Log.prototype.PPID = 0;
        Log.prototype.PID = 0;
        Log.prototype.UID = 0;
        Log.prototype.UserName = "";
        Log.prototype.ParentProcessName = "";
        Log.prototype.ProcessName = "";
        Log.prototype.Type = "";
        Log.prototype.Source = "";
        Log.prototype.Operation = "";
        Log.prototype.Resource = "";
        Log.prototype.Data = "";
        Log.prototype.EventData = $util.emptyObject;
        Log.prototype.Result = "";
        Log.prototype.Cwd = "";
        Log.prototype.TTY = "";
        Log.prototype.ExecEvent = null;
        Log.prototype.ProcessHash = "";
        Log.prototype.ParentHash = "";
        Log.prototype.ResourceHash = "";
        Log.prototype.HashAlgo = "";

        Log.create = function(properties) {
            return new Log(properties);
        };

        Log.encode = function (message, writer, _depth) {
            if (!writer)
                writer = $Writer.create();
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $util.recursionLimit)
                throw $Error("max depth exceeded");
            if (message.Timestamp != null && $Object.hasOwnProperty.call(message, "Timestamp") && (typeof message.Timestamp === "object" ? message.Timestamp.low || message.Timestamp.high : message.Timestamp !== 0))
                writer.uint32(8).int64(message.Timestamp);
            if (message.UpdatedTime != null && $Object.hasOwnProperty.call(message, "UpdatedTime") && message.UpdatedTime !== "")
                writer.uint32(18).string(message.UpdatedTime);
            if (message.ClusterName != null && $Object.hasOwnProperty.call(message, "ClusterName") && message.ClusterName !== "")
                writer.uint32(26).string(message.ClusterName);
            if (message.HostName != null && $Object.hasOwnProperty.call(message, "HostName") && message.HostName !== "")
                writer.uint32(34).string(message.HostName);
            if (message.NamespaceName != null && $Object.hasOwnProperty.call(message, "NamespaceName") && message.NamespaceName !== "")
                writer.uint32(42).string(message.NamespaceName);
            if (message.PodName != null && $Object.hasOwnProperty.call(message, "PodName") && message.PodName !== "")
                writer.uint32(50).string(message.PodName);
            if (message.ContainerID != null && $Object.hasOwnProperty.call(message, "ContainerID") && message.ContainerID !== "")
                writer.uint32(58).string(message.ContainerID);
            if (message.ContainerName != null && $Object.hasOwnProperty.call(message, "ContainerName") && message.ContainerName !== "")
                writer.uint32(66).string(message.ContainerName);
            if (message.HostPID != null && $Object.hasOwnProperty.call(message, "HostPID") && message.HostPID !== 0)
                writer.uint32(72).int32(message.HostPID);
            if (message.PPID != null && $Object.hasOwnProperty.call(message, "PPID") && message.PPID !== 0)
                writer.uint32(80).int32(message.PPID);
            if (message.PID != null && $Object.hasOwnProperty.call(message, "PID") && message.PID !== 0)
                writer.uint32(88).int32(message.PID);
            if (message.UID != null && $Object.hasOwnProperty.call(message, "UID") && message.UID !== 0)
                writer.uint32(96).int32(message.UID);
            if (message.Type != null && $Object.hasOwnProperty.call(message, "Type") && message.Type !== "")
                writer.uint32(106).string(message.Type);
            if (message.Source != null && $Object.hasOwnProperty.call(message, "Source") && message.Source !== "")
                writer.uint32(114).string(message.Source);
            if (message.Operation != null && $Object.hasOwnProperty.call(message, "Operation") && message.Operation !== "")
                writer.uint32(122).string(message.Operation);
            if (message.Resource != null && $Object.hasOwnProperty.call(message, "Resource") && message.Resource !== "")
                writer.uint32(130).string(message.Resource);
            if (message.Data != null && $Object.hasOwnProperty.call(message, "Data") && message.Data !== "")
                writer.uint32(138).string(message.Data);
            if (message.Result != null && $Object.hasOwnProperty.call(message, "Result") && message.Result !== "")
                writer.uint32(146).string(message.Result);
            if (message.ContainerImage != null && $Object.hasOwnProperty.call(message, "ContainerImage") && message.ContainerImage !== "")
                writer.uint32(154).string(message.ContainerImage);
            if (message.ParentProcessName != null && $Object.hasOwnProperty.call(message, "ParentProcessName") && message.ParentProcessName !== "")
                writer.uint32(162).string(message.ParentProcessName);
            if (message.ProcessName != null && $Object.hasOwnProperty.call(message, "ProcessName") && message.ProcessName !== "")
                writer.uint32(170).string(message.ProcessName);
            if (message.HostPPID != null && $Object.hasOwnProperty.call(message, "HostPPID") && message.HostPPID !== 0)
                writer.uint32(176).int32(message.HostPPID);
            if (message.Labels != null && $Object.hasOwnProperty.call(message, "Labels") && message.Labels !== "")
                writer.uint32(186).string(message.Labels);
            if (message.Owner != null && $Object.hasOwnProperty.call(message, "Owner"))
                $root.feeder.Podowner.encode(message.Owner, writer.uint32(194).fork(), _depth + 1).ldelim();
            if (message.Cwd != null && $Object.hasOwnProperty.call(message, "Cwd") && message.Cwd !== "")
                writer.uint32(202).string(message.Cwd);
            if (message.TTY != null && $Object.hasOwnProperty.call(message, "TTY") && message.TTY !== "")
                writer.uint32(210).string(message.TTY);
            if (message.ExecEvent != null && $Object.hasOwnProperty.call(message, "ExecEvent"))
                $root.feeder.ExecEvent.encode(message.ExecEvent, writer.uint32(218).fork(), _depth + 1).ldelim();
            if (message.NodeID != null && $Object.hasOwnProperty.call(message, "NodeID") && message.NodeID !== "")
                writer.uint32(226).string(message.NodeID);
            if (message.ProcessHash != null && $Object.hasOwnProperty.call(message, "ProcessHash") && message.ProcessHash !== "")
                writer.uint32(234).string(message.ProcessHash);
            if (message.ParentHash != null && $Object.hasOwnProperty.call(message, "ParentHash") && message.ParentHash !== "")
                writer.uint32(242).string(message.ParentHash);
            if (message.ResourceHash != null && $Object.hasOwnProperty.call(message, "ResourceHash") && message.ResourceHash !== "")
                writer.uint32(250).string(message.ResourceHash);
            if (message.HashAlgo != null && $Object.hasOwnProperty.call(message, "HashAlgo") && message.HashAlgo !== "")
                writer.uint32(258).string(message.HashAlgo);
            if (message.EventData != null && $Object.hasOwnProperty.call(message, "EventData"))
                for (let keys = $Object.keys(message.EventData), i = 0; i < keys.length; ++i)
                    writer.uint32(266).fork().uint32(10).string(keys[i]).uint32(18).string(message.EventData[keys[i]]).ldelim();
            if (message.UserName != null && $Object.hasOwnProperty.call(message, "UserName") && message.UserName !== "")
                writer.uint32(274).string(message.UserName);
            if (message.$unknowns != null && $Object.hasOwnProperty.call(message, "$unknowns"))
                for (let i = 0; i < message.$unknowns.length; ++i)
                    writer.raw(message.$unknowns[i]);
            return writer;
        };

        Log.decode = function (reader, length, _end, _depth, _target) {
            if (!(reader instanceof $Reader))
                reader = $Reader.create(reader);
            if (_depth === $undefined)
                _depth = 0;
            if (_depth > $Reader.recursionLimit)
                throw $Error("max depth exceeded");
            let end, message, key, value;
            if (length === $undefined)
                end = reader.len;
            else {
                end = reader.pos + length;
                if (end > reader.len)
                    throw $RangeError("index out of range");
                length = reader.len;
                reader.len = end;
            }
            message = _target || new $root.feeder.Log();
            while (reader.pos < end) {
                let start = reader.pos;
                let tag = reader.tag();
                if (tag === _end) {
                    _end = $undefined;
                    break;
                }
                let wireType = tag & 7;
                switch (tag >>>= 3) {
                case 1: {
                        if (wireType !== 0)
                            break;
                        if (typeof (value = reader.int64()) === "object" ? value.low || value.high : value !== 0)
                            message.Timestamp = value;
                        else
                            delete message.Timestamp;
                        continue;
                    }
                case 2: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.UpdatedTime = value;
                        else
                            delete message.UpdatedTime;
                        continue;
                    }
                case 3: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ClusterName = value;
                        else
                            delete message.ClusterName;
                        continue;
                    }
                case 4: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.HostName = value;
                        else
                            delete message.HostName;
                        continue;
                    }
                case 28: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.NodeID = value;
                        else
                            delete message.NodeID;
                        continue;
                    }
                case 5: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.NamespaceName = value;
                        else
                            delete message.NamespaceName;
                        continue;
                    }
                case 24: {
                        if (wireType !== 2)
                            break;
                        message.Owner = $root.feeder.Podowner.decode(reader, reader.size(), $undefined, _depth + 1, message.Owner);
                        continue;
                    }
                case 6: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.PodName = value;
                        else
                            delete message.PodName;
                        continue;
                    }
                case 23: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Labels = value;
                        else
                            delete message.Labels;
                        continue;
                    }
                case 7: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ContainerID = value;
                        else
                            delete message.ContainerID;
                        continue;
                    }
                case 8: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ContainerName = value;
                        else
                            delete message.ContainerName;
                        continue;
                    }
                case 19: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ContainerImage = value;
                        else
                            delete message.ContainerImage;
                        continue;
                    }
                case 22: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.HostPPID = value;
                        else
                            delete message.HostPPID;
                        continue;
                    }
                case 9: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.HostPID = value;
                        else
                            delete message.HostPID;
                        continue;
                    }
                case 10: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.PPID = value;
                        else
                            delete message.PPID;
                        continue;
                    }
                case 11: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.PID = value;
                        else
                            delete message.PID;
                        continue;
                    }
                case 12: {
                        if (wireType !== 0)
                            break;
                        if (value = reader.int32())
                            message.UID = value;
                        else
                            delete message.UID;
                        continue;
                    }
                case 34: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.UserName = value;
                        else
                            delete message.UserName;
                        continue;
                    }
                case 20: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ParentProcessName = value;
                        else
                            delete message.ParentProcessName;
                        continue;
                    }
                case 21: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ProcessName = value;
                        else
                            delete message.ProcessName;
                        continue;
                    }
                case 13: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Type = value;
                        else
                            delete message.Type;
                        continue;
                    }
                case 14: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Source = value;
                        else
                            delete message.Source;
                        continue;
                    }
                case 15: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Operation = value;
                        else
                            delete message.Operation;
                        continue;
                    }
                case 16: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Resource = value;
                        else
                            delete message.Resource;
                        continue;
                    }
                case 17: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Data = value;
                        else
                            delete message.Data;
                        continue;
                    }
                case 33: {
                        if (wireType !== 2)
                            break;
                        if (message.EventData === $util.emptyObject)
                            message.EventData = {};
                        let end2 = reader.size() + reader.pos;
                        if (end2 > reader.len)
                            throw $RangeError("index out of range");
                        reader.len = end2;
                        key = "";
                        value = "";
                        while (reader.pos < end2) {
                            let tag2 = reader.tag();
                            wireType = tag2 & 7;
                            switch (tag2 >>>= 3) {
                            case 1:
                                if (wireType !== 2)
                                    break;
                                key = reader.stringVerify();
                                continue;
                            case 2:
                                if (wireType !== 2)
                                    break;
                                value = reader.stringVerify();
                                continue;
                            }
                            reader.skipType(wireType, _depth, tag2);
                        }
                        if (reader.pos !== end2)
                            throw $RangeError("index out of range");
                        reader.len = end;
                        if (key === "__proto__")
                            $util.makeProp(message.EventData, key);
                        message.EventData[key] = value;
                        continue;
                    }
                case 18: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Result = value;
                        else
                            delete message.Result;
                        continue;
                    }
                case 25: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.Cwd = value;
                        else
                            delete message.Cwd;
                        continue;
                    }
                case 26: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.TTY = value;
                        else
                            delete message.TTY;
                        continue;
                    }
                case 27: {
                        if (wireType !== 2)
                            break;
                        message.ExecEvent = $root.feeder.ExecEvent.decode(reader, reader.size(), $undefined, _depth + 1, message.ExecEvent);
                        continue;
                    }
                case 29: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ProcessHash = value;
                        else
                            delete message.ProcessHash;
                        continue;
                    }
                case 30: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ParentHash = value;
                        else
                            delete message.ParentHash;
                        continue;
                    }
                case 31: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.ResourceHash = value;
                        else
                            delete message.ResourceHash;
                        continue;
                    }
                case 32: {
                        if (wireType !== 2)
                            break;
                        if ((value = reader.stringVerify()).length)
                            message.HashAlgo = value;
                        else
                            delete message.HashAlgo;
                        continue;
                    }
                }
                reader.skipType(wireType, _depth, tag);
                if (!reader.discardUnknown) {
                    $util.makeProp(message, "$unknowns", false);
                    (message.$unknowns || (message.$unknowns = [])).push(reader.raw(start, reader.pos));
                }
            }
            if (length !== $undefined) {
                if (reader.pos !== end)
                    throw $RangeError("index out of range");
                reader.len = length;
            }
            if (_end !== $undefined)
                throw $Error("missing end group");
            return message;
        };

        return Log;
    })();

    return feeder;
})();

export {
  $root as default
};
